import { useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useRead } from '../../../app/asking/queries.ts'
import { complete, matching, mentionAt } from './mention.ts'

interface Member {
  id: string
  name: string
}

interface Mentioning {
  text: string
  caret: number
  field: RefObject<HTMLTextAreaElement | null>
  onPick: (text: string, member: Member) => void
}

/** Offers colleagues while an @ is typed: arrows choose, Enter or Tab picks, Escape lets it be. */
export function useMentions({ text, caret, field, onPick }: Mentioning) {
  const everybody = useRead('GET /members', { query: { limit: 200 } }).data?.items ?? []
  const [chosen, setChosen] = useState(0)
  const [refusedAt, setRefusedAt] = useState<number | null>(null)
  const typing = mentionAt(text, caret)
  const members: Member[] = typing && typing.start !== refusedAt ? matching(everybody, typing.begun) : []
  const at = Math.min(chosen, Math.max(0, members.length - 1))
  const pick = (member: Member): void => {
    if (!typing) return
    const done = complete(text, typing, member.name)
    // At once: who types on without a pause types behind the name.
    flushSync(() => {
      onPick(done.text, { id: member.id, name: member.name })
      setChosen(0)
    })
    field.current?.focus()
    field.current?.setSelectionRange(done.caret, done.caret)
  }
  /** @returns whether the key was meant for the offer */
  const onKey = (event: KeyboardEvent): boolean => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => setChosen((at + 1) % members.length),
      ArrowUp: () => setChosen((at + members.length - 1) % members.length),
      Enter: () => pick(members[at]!),
      Tab: () => pick(members[at]!),
      Escape: () => setRefusedAt(typing?.start ?? null),
    }
    const step = members.length > 0 && !event.ctrlKey && !event.metaKey ? steps[event.key] : undefined
    if (!step) return false
    event.preventDefault()
    step()
    return true
  }
  return { members, at, pick, onKey }
}
export type Offered = ReturnType<typeof useMentions>
