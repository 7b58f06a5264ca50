import { Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../../kit/form/copy-field.tsx'

/** A link to hand over: whoever opens it chooses the password. */
export function LinkToHandOver({ name, link }: { name: string; link: string }) {
  const { t } = useTranslation('workspace')
  return (
    <Stack>
      <Text size="sm">{t('members.linkAbout', { name })}</Text>
      <CopyField label={t('members.link')} value={link} />
    </Stack>
  )
}

/** The same in a dialog of its own. */
export function LinkDialog({ name, link, onClose }: { name: string; link: string; onClose: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  return (
    <Modal opened onClose={onClose} title={t('members.linkTitle', { name })} size="lg" closeButtonProps={{ 'aria-label': t('app:close') }}>
      <LinkToHandOver name={name} link={link} />
    </Modal>
  )
}
