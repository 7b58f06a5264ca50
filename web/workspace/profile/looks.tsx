import { SegmentedControl, Stack, Switch, Text, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { singleKeys } from '../../app/commands/keys.ts'
import { Section } from '../../kit/page/section.tsx'

/** How it looks and which keys work; kept in this browser. */
export function Looks() {
  const { t } = useTranslation(['workspace', 'app'])
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [keys, setKeys] = useState(singleKeys.on)
  const turn = (on: boolean): void => {
    singleKeys.turn(on)
    setKeys(on)
  }
  return (
    <Section title={t('profile.looks')} about={t('profile.looksAbout')}>
      <Stack align="flex-start">
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('app:theme.label')}
          </Text>
          <SegmentedControl
            aria-label={t('app:theme.label')}
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme)}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`app:theme.${value}`) }))}
          />
        </div>
        <Switch
          checked={keys}
          onChange={(event) => turn(event.currentTarget.checked)}
          label={t('app:singleKeys.label')}
          description={t('app:singleKeys.about')}
        />
      </Stack>
    </Section>
  )
}
