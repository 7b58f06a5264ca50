import { Alert, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../../server/workspace/role.ts'
import { useWrite } from '../../../app/asking/queries.ts'
import { CopyField } from '../../../kit/form/copy-field.tsx'
import { FormFoot } from '../../../kit/form/form-foot.tsx'
import { RoleChoice } from '../members/role-choice.tsx'

/** Makes a key, and shows it this once. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('lead')
  const make = useWrite('POST /keys', { freshens: ['GET /keys'] })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    make.mutate({ body: { name, role } })
  }
  if (make.data)
    return (
      <Stack>
        <Alert color="yellow">{t('keys.once')}</Alert>
        <CopyField label={t('keys.key')} value={make.data.key} />
        <Text size="sm">{t('keys.try')}</Text>
        <Code
          block
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >{`curl -H 'Authorization: Bearer ${make.data.key}' ${window.location.origin}/api/v1/me`}</Code>
        <Group>
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </Group>
      </Stack>
    )
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameAbout')}
          required
          maxLength={120}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleChoice value={role} onChange={setRole} />
        <FormFoot does={t('keys.make')} busy={make.isPending} error={make.error} onCancel={onClose} />
      </Stack>
    </form>
  )
}
