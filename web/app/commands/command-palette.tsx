import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { Search } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../kit/keys.tsx'
import { useAllCommands } from './keys.ts'

/** Everything that can be done here, found by typing. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const offered = useAllCommands().filter(({ onlyKey }) => !onlyKey)
  useEffect(() => spotlight.open(), [])
  const groups: SpotlightActionGroupData[] = [...new Set(offered.map(({ group }) => group))].map((group) => ({
    group,
    actions: offered
      .filter((command) => command.group === group)
      .map(({ id, label, keys, run }) => ({ id, label, onClick: () => void run(), ...(keys && { rightSection: <Keys keys={keys} /> }) })),
  }))
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      onSpotlightClose={onClose}
      nothingFound={t('palette.nothing')}
      highlightQuery
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      limit={30}
      scrollable
      maxHeight={420}
      searchProps={{ leftSection: <Search size={18} />, placeholder: t('palette.placeholder'), 'aria-label': t('palette.placeholder') }}
    />
  )
}
