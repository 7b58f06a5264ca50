import { useEffect } from 'react'

export type Tab = 'reply' | 'note'
type Listener = (conversationId: string, tab: Tab) => void

const listeners = new Set<Listener>()
let pending: { conversationId: string; tab: Tab } | null = null

/** Asks for the reply field or the note field of a conversation; when it is only being opened, it takes the focus once it is there. */
export function askForComposer(conversationId: string, tab: Tab): void {
  pending = { conversationId, tab }
  for (const listener of listeners) listener(conversationId, tab)
}

/** Hears when the composer of this conversation is asked for, also just before it was drawn. */
export function useComposerAsked(conversationId: string, onAsked: (tab: Tab) => void): void {
  useEffect(() => {
    const hear: Listener = (id, tab) => {
      if (id !== conversationId) return
      pending = null
      onAsked(tab)
    }
    listeners.add(hear)
    if (pending) hear(pending.conversationId, pending.tab)
    return () => void listeners.delete(hear)
  }, [conversationId, onAsked])
}
