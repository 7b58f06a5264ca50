import { useLayoutEffect } from 'react'
import { changeDraft, readDraft } from './drafts.ts'

export type Tab = 'reply' | 'note'
type Listener = (tab: Tab) => void
interface Asked {
  conversationId: string
  tab: Tab
  /** What was typed before the field was there. */
  typed: string
}

/** A conversation that takes longer to open than this is not waited for, ms. */
const WAITS = 4_000

const listeners = new Map<string, Listener>()
let asked: Asked | null = null

/** Whoever asks to write and types on at once means the text, not the keys of the desk: it is kept until the field is there. */
function collect(event: KeyboardEvent): void {
  if (!asked || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  asked.typed += event.key
}

function stopWaiting(): void {
  document.removeEventListener('keydown', collect, { capture: true })
  asked = null
}

/** Asks for the reply field or the note field of a conversation; when it is only being opened, it takes the focus once it is there. */
export function askForComposer(conversationId: string, tab: Tab): void {
  stopWaiting()
  const mine: Asked = { conversationId, tab, typed: '' }
  asked = mine
  document.addEventListener('keydown', collect, { capture: true })
  setTimeout(() => asked === mine && stopWaiting(), WAITS)
  listeners.get(conversationId)?.(tab)
}

/** The field is there and has the focus: what was typed meanwhile goes into it. */
export function composerIsThere(conversationId: string): void {
  if (asked?.conversationId !== conversationId) return
  const { tab, typed } = asked
  stopWaiting()
  if (typed) changeDraft(conversationId, { [tab]: readDraft(conversationId)[tab] + typed })
}

/** Hears when the composer of this conversation is asked for, also just before it was drawn. */
export function useComposerAsked(conversationId: string, onAsked: Listener): void {
  useLayoutEffect(() => {
    listeners.set(conversationId, onAsked)
    if (asked?.conversationId === conversationId) onAsked(asked.tab)
    return () => void listeners.delete(conversationId)
  }, [conversationId, onAsked])
}
