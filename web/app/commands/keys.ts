import { useId, useLayoutEffect, useSyncExternalStore } from 'react'

/** Something a person can do from the keyboard or the command palette. */
export interface Command {
  /** Stable and unique, such as `desk.claim`. */
  id: string
  label: string
  /** The heading it stands under in the palette and the keyboard help. */
  group: string
  /** `j`, `shift+e`, `mod+enter` (mod: Ctrl, on a Mac ⌘), or two in a row: `g d`. */
  keys?: string
  run: () => unknown
  /** Also while a text field has the focus; for keys with a modifier. */
  whileTyping?: boolean
  /** Kept out of the palette: it only makes sense as a key (next, previous). */
  onlyKey?: boolean
}

/** What each component on screen added, in the order they came. */
const added = new Map<string, readonly Command[]>()
let commands: readonly Command[] = []
const watchers = new Set<() => void>()
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

const shapeOf = (list: readonly Command[]): string => list.map(({ id, label, group, keys }) => [id, label, group, keys].join()).join(';')

function publish(): void {
  const runLatest = (by: string, id: string): unknown =>
    added
      .get(by)
      ?.find((one) => one.id === id)
      ?.run()
  commands = [...added].toReversed().flatMap(([by, list]) => list.map((command) => ({ ...command, run: () => runLatest(by, command.id) })))
  for (const watcher of watchers) watcher()
}

function keep(by: string, list: readonly Command[]): void {
  const isNew = shapeOf(added.get(by) ?? []) !== shapeOf(list)
  added.set(by, list)
  if (isNew) publish()
}

/** All that can be done on the screen now; what was added last comes first. */
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(watch, () => commands)

/** Adds commands while the component is on screen, from the moment it can be seen. `run` is always that of the latest render. */
export function useCommands(list: readonly Command[]): void {
  const by = useId()
  useLayoutEffect(() => keep(by, list))
  useLayoutEffect(
    () => () => {
      added.delete(by)
      publish()
    },
    [by],
  )
}

/** Adds keys that are no commands of the palette: `j`, `k`. They stand in the keyboard help. */
export const useKeys = (list: readonly Command[]): void => useCommands(list.map((command) => ({ ...command, onlyKey: true })))

const SINGLE_KEYS_OFF = 'aerie-single-keys-off'
/** Keys without Ctrl or ⌘ can be turned off, for who speaks or whose hands tremble (WCAG 2.1.4). */
export const singleKeys = {
  get on(): boolean {
    return localStorage.getItem(SINGLE_KEYS_OFF) === null
  },
  turn(on: boolean): void {
    if (on) localStorage.removeItem(SINGLE_KEYS_OFF)
    else localStorage.setItem(SINGLE_KEYS_OFF, 'off')
  },
}

/** How long the second key of two may take, ms. */
const SECOND_KEY_WITHIN = 1_200
let first: { key: string; at: number } | null = null

/** Runs what belongs to the key, unless someone types, a dialog is open, or the page already used it. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || (event.repeat && !/^[jk]$|^Arrow/.test(event.key))) return
  const place = event.target instanceof Element ? event.target : document.body
  if (place.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return
  const pressed = nameOf(event)
  const typing = place.closest('input, textarea, select, [contenteditable="true"]') !== null
  const both = first && event.timeStamp - first.at < SECOND_KEY_WITHIN ? `${first.key} ${pressed}` : null
  first = null
  const fits = commands.filter(({ keys, whileTyping }) => keys && (whileTyping || !typing) && (singleKeys.on || keys.includes('mod+')))
  const found = fits.find(({ keys }) => keys === both) ?? fits.find(({ keys }) => keys === pressed)
  if (found) {
    event.preventDefault()
    found.run()
  } else if (fits.some(({ keys }) => keys?.startsWith(`${pressed} `))) first = { key: pressed, at: event.timeStamp }
}

/** `?` is said as `?`, not as `shift+/`: where it sits differs by keyboard. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase()
  const isLetter = /^[a-z]$|^.{2,}$/.test(key)
  return [(event.ctrlKey || event.metaKey) && 'mod', event.altKey && 'alt', event.shiftKey && isLetter && 'shift', key].filter(Boolean).join('+')
}
