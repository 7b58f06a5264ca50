import { Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../../kit/copy-field.tsx'

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

/** Shows the link in a dialog of its own. */
export const showLink = (name: string, link: string): void => {
  modals.open({ title: i18next.t('workspace:members.linkTitle', { name }), children: <LinkToHandOver name={name} link={link} />, size: 'lg', closeButtonProps: { 'aria-label': i18next.t('close') } })
}
