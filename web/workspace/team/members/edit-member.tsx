import { Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../../app/asking/queries.ts'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { toast } from '../../../kit/said/toast.ts'
import type { Member } from './members.tsx'
import { RoleChoice } from './role-choice.tsx'
import { TeamChoice } from './team-choice.tsx'

/** Changes a member's role and teams. */
export function EditMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const before = { role: member.role, teams: member.teams.map(({ id }) => id) }
  const form = useForm({ initialValues: before })
  const params = { id: member.id }
  const undo = useWrite('PATCH /members/:id', { freshens: ['GET /members', 'GET /teams'] })
  const save = useWrite('PATCH /members/:id', {
    freshens: ['GET /members', 'GET /teams'],
    onDone: () => {
      onClose()
      toast.done(t('members.changed', { name: member.name }), { undo: () => undo.mutateAsync({ params, body: before }) })
    },
  })
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate({ params, body }))}>
      <Stack>
        <RoleChoice value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        <TeamChoice value={form.values.teams} onChange={(teams) => form.setFieldValue('teams', teams)} />
        <FormFoot does={t('app:save')} busy={save.isPending} error={save.error} onCancel={onClose} />
      </Stack>
    </form>
  )
}
