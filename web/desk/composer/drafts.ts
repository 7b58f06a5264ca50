import { useCallback, useSyncExternalStore } from 'react'
import { MINE } from '../../app/asking/mine.ts'

/** An uploaded file, and what is to be seen in it. */
export interface DraftFile {
  id: string
  name: string
  type: string
  bytes: number
  alt: string
}

/** What was typed and not yet sent, kept on this device for each conversation until one signs out. */
export interface Draft {
  reply: string
  note: string
  /** Uploaded to go with the answer. The server keeps them for two days. */
  files: readonly DraftFile[]
  /** Colleagues picked in the note: id and name, as typed. */
  mentions: readonly { id: string; name: string }[]
  /** Chosen where both are possible. */
  as: 'public' | 'direct' | null
  /** What the person had read when the answer was begun, and the conversation's count of what was said. */
  begun: { read: readonly string[]; changes: number } | null
}

const EMPTY: Draft = { reply: '', note: '', files: [], mentions: [], as: null, begun: null }
const NAME = `${MINE}draft-`
/** Nobody comes back to more; the oldest go first. */
const AT_MOST = 60

const drafts = new Map<string, Draft>()
const watchers = new Set<() => void>()

function read(id: string): Draft {
  const known = drafts.get(id)
  if (known) return known
  const draft = { ...EMPTY, ...parse(localStorage.getItem(NAME + id)) }
  drafts.set(id, draft)
  return draft
}

function parse(kept: string | null): Partial<Draft> {
  try {
    return kept ? (JSON.parse(kept) as Partial<Draft>) : {}
  } catch {
    return {}
  }
}

/** Changes a draft; one with nothing in it is forgotten. */
export function changeDraft(id: string, change: Partial<Draft>): void {
  const draft = { ...read(id), ...change }
  const isEmpty = draft.reply === '' && draft.note === '' && draft.files.length === 0
  drafts.set(id, isEmpty ? { ...EMPTY, as: draft.as } : draft)
  localStorage.removeItem(NAME + id)
  if (!isEmpty) localStorage.setItem(NAME + id, JSON.stringify(draft))
  forgetOldest()
  for (const watcher of watchers) watcher()
}

function forgetOldest(): void {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(NAME))
  for (const name of names.slice(0, Math.max(0, names.length - AT_MOST))) localStorage.removeItem(name)
}

export const readDraft = read

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** The draft of a conversation and the way to change it. */
export function useDraft(id: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(watch, () => read(id))
  return [draft, useCallback((change) => changeDraft(id, change), [id])]
}
