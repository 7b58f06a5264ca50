import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Network } from '../use-channels.ts'

/** What to begin the form with. Nothing is shown where a network has no such. */
export function Presets({ network: { presets }, onChoose }: { network: Network; onChoose: (values: Record<string, string>) => void }) {
  const { t } = useTranslation('channels')
  if (presets.length === 0) return null
  return (
    <Select
      label={t('preset')}
      description={t('presetAbout')}
      placeholder={t('presetNone')}
      data={presets.map(({ name, title }) => ({ value: name, label: title }))}
      onChange={(chosen) => onChoose(presets.find(({ name }) => name === chosen)?.values ?? {})}
    />
  )
}
