import { Anchor, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../kit/form/copy-field.tsx'
import { Section } from '../kit/page/section.tsx'

/** What to put on the company's own pages, to be copied: the chat's tag, what a strict policy must allow, and the contact form. */
export function OnPages({ channelId }: { channelId: string }) {
  const { t } = useTranslation('channels')
  const home = window.location.origin
  const form = `${home}/contact/${channelId}`
  return (
    <Section title={t('onPages.title')} about={t('onPages.about')}>
      <Stack>
        <CopyField label={t('onPages.snippet')} value={`<script src="${home}/widget.js" data-channel="${channelId}" async></script>`} />
        <CopyField label={t('onPages.policy')} value={`script-src ${home}; connect-src ${home}`} />
        <CopyField label={t('onPages.form')} value={form} />
        <Anchor href={form} target="_blank" rel="noopener" underline="always">
          {t('onPages.see')}
        </Anchor>
      </Stack>
    </Section>
  )
}
