import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../kit/form/copy-field.tsx'

/** The key by which a webhook's receiver knows that it was us: shown now, and never again. */
export function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useTranslation(['announcements', 'app'])
  return (
    <Alert mb="md" withCloseButton closeButtonLabel={t('app:close')} onClose={onClose} title={t('key.title')}>
      <Text size="sm" mb="xs">
        {t('key.about')}
      </Text>
      <CopyField label={t('key.label')} value={value} />
    </Alert>
  )
}
