import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../../server/workspace/role.ts'
import { ROLES } from '../roles/abilities.ts'

/** The roles, each with what it means. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  return (
    <Radio.Group label={t('members.role')} value={value} onChange={(role) => onChange(role)}>
      <Stack gap="xs" mt={6}>
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={t(`app:roles.${role}.name`)} description={t(`app:roles.${role}.about`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
