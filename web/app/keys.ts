import { useEffect, useRef, useSyncExternalStore } from 'react'

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

let commands: readonly Command[] = []
const watchers = new Set<() => void>()
const change = (next: readonly Command[]): void => {
  commands = next
  for (const watcher of watchers) watcher()
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** All that can be done on the screen now; what was added last comes first. */
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(watch, () => commands)

/** Adds commands while the component is on screen. `run` may change with every render; the rest only with the ids, labels and keys. */
export function useCommands(added: readonly Command[]): void {
  const latest = useRef(added)
  useEffect(() => {
    latest.current = added
  })
  const shape = added.map(({ id, label, group, keys }) => [id, label, group, keys].join()).join(';')
  useEffect(() => {
    const mine = latest.current.map((command) => ({ ...command, run: () => latest.current.find(({ id }) => id === command.id)?.run() }))
    change([...mine, ...commands])
    return () => change(commands.filter((command) => !mine.includes(command)))
  }, [shape])
}

/** Adds keys that are no commands of the palette: `j`, `k`. They stand in the keyboard help. */
export const useKeys = (added: readonly Command[]): void => useCommands(added.map((command) => ({ ...command, onlyKey: true })))

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
  if (event.defaultPrevented || event.isComposing || event.repeat && !/^[jk]$|^Arrow/.test(event.key)) return
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
