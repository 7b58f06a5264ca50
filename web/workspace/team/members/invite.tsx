import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../../server/workspace/role.ts'
import { useWrite } from '../../../app/asking/queries.ts'
import { fieldErrors } from '../../../kit/said/field-errors.ts'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { RoleChoice } from './role-choice.tsx'
import { LinkToHandOver } from './show-link.tsx'
import { TeamChoice } from './team-choice.tsx'

/** Invites a colleague; then shows the link to hand over, or says that it was mailed. */
export function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const form = useForm({ initialValues: { name: '', email: '', role: 'agent' as Role, teams: [] as string[] } })
  const invite = useWrite('POST /members', { freshens: ['GET /members', 'GET /teams'] })
  if (invite.data) {
    const { link, member } = invite.data
    return (
      <Stack>
        {link ? <LinkToHandOver name={member.name} link={link} /> : <Text size="sm">{t('members.mailed', { email: member.email })}</Text>}
        <Group>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('members.done')}
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <form onSubmit={form.onSubmit((body) => invite.mutate({ body }, { onError: (error) => form.setErrors(fieldErrors(error)) }))}>
      <Stack>
        <TextInput label={t('profile.name')} required maxLength={120} data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" required autoComplete="off" {...form.getInputProps('email')} />
        <RoleChoice value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        <TeamChoice value={form.values.teams} onChange={(teams) => form.setFieldValue('teams', teams)} />
        <FormFoot does={t('members.inviteDo')} busy={invite.isPending} error={invite.error} onCancel={onClose} />
      </Stack>
    </form>
  )
}
