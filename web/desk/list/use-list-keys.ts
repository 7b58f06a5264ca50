import { useEffect, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../app/commands/keys.ts'
import type { Conversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import type { SteadyRow } from './steady/steady.ts'

interface Moves {
  rows: readonly SteadyRow<Conversation>[]
  list: RefObject<HTMLElement | null>
  /** Brings a row into view. */
  show: (at: number) => void
}

/** Moving through the list by key. What is moved to takes the focus, so the next act is meant for it. */
export function useListKeys({ rows, list, show }: Moves): void {
  const { t } = useTranslation('desk')
  const { place, cursor, moveCursor } = useDesk()
  const group = t('group')
  const here = rows.findIndex(({ row }) => row.id === (cursor ?? place.conversationId))
  const rowOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`)
  const move = (by: number): void => {
    const at = here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))
    const next = rows[at]?.row.id
    if (!next) return
    moveCursor(next)
    show(at)
    // At once where it is drawn, for the next key is meant for it; else once it was scrolled to.
    const focus = () => rowOf(next)?.focus({ preventScroll: true })
    if (rowOf(next)) focus()
    else requestAnimationFrame(focus)
  }
  const open = (): void => {
    const id = rows[here]?.row.id
    if (id) place.open(id)
  }
  useKeys([
    { id: 'desk.next', label: t('acts.next'), group, keys: 'j', run: () => move(1) },
    { id: 'desk.previous', label: t('acts.previous'), group, keys: 'k', run: () => move(-1) },
    { id: 'desk.open', label: t('acts.open'), group, keys: 'o', run: open },
  ])
  // Where the row under the cursor went away, the one that took its place is next.
  const lost = cursor !== null && here < 0
  useEffect(() => {
    if (lost) moveCursor(null)
  }, [lost, moveCursor])
}
