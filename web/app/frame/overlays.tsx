import { lazy, Suspense, useLayoutEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { onKey, useCommands } from '../commands/keys.ts'

const CommandPalette = lazy(() => import('../commands/command-palette.tsx').then((file) => ({ default: file.CommandPalette })))
const KeyHelp = lazy(() => import('../commands/key-help.tsx').then((file) => ({ default: file.KeyHelp })))

type Open = 'palette' | 'keys' | null
let open: Open = null
const watchers = new Set<() => void>()
const show = (next: Open): void => {
  open = next
  for (const watcher of watchers) watcher()
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
export const showKeyHelp = (): void => show('keys')
export const showPalette = (): void => show('palette')

/** The command palette and the keyboard help, fetched when first opened, and the ear for all keys. */
export function Overlays() {
  const { t } = useTranslation()
  const shown = useSyncExternalStore(watch, () => open)
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useCommands([
    { id: 'app.palette', label: t('palette.open'), group: t('groups.everywhere'), keys: 'mod+k', whileTyping: true, onlyKey: true, run: showPalette },
    { id: 'app.keys', label: t('keyboard'), group: t('groups.everywhere'), keys: '?', run: showKeyHelp },
  ])
  return (
    <Suspense fallback={null}>
      {shown === 'palette' && <CommandPalette onClose={() => show(null)} />}
      {shown === 'keys' && <KeyHelp onClose={() => show(null)} />}
    </Suspense>
  )
}
