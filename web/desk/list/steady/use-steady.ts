import { useEffect, useMemo, useState } from 'react'
import { subscribe } from '../../../app/stream/stream.ts'
import type { Conversation } from '../../conversation.ts'
import type { View } from '../../place.ts'
import { belongs } from './belongs.ts'
import { keepSteady, type Steady, type SteadyRow } from './steady.ts'

/** What the list of a view shows: the rows that were read, without moving them under a person's eyes while `held`. */
export function useSteady(read: readonly Conversation[], view: View, me: string, held: boolean): Steady<Conversation> {
  const [shown, setShown] = useState<readonly SteadyRow<Conversation>[]>([])
  const withdrawn = useWithdrawn()
  const steady = useMemo(() => {
    const once = read.filter((row, at) => read.findIndex(({ id }) => id === row.id) === at)
    const away = [...withdrawn].filter((id) => !once.some((row) => row.id === id))
    const dismissed = new Set([...once.filter((row) => !belongs(view, row, me)).map(({ id }) => id), ...away])
    return keepSteady({ shown, fresh: once.filter(({ id }) => !dismissed.has(id)), held, dismissed })
  }, [shown, read, view, me, held, withdrawn])
  // What stands there now is where the next change starts from.
  if (!isSame(steady.rows, shown)) setShown(steady.rows)
  return steady
}

/** Conversations that went out of this person's sight since the list was opened: they leave it even while somebody looks. */
function useWithdrawn(): ReadonlySet<string> {
  const [withdrawn, setWithdrawn] = useState<ReadonlySet<string>>(new Set())
  useEffect(
    () =>
      subscribe('fact', ({ kind, conversationId }) => {
        if (kind === 'conversation.gone' && conversationId) setWithdrawn((before) => new Set([...before, conversationId]))
      }),
    [],
  )
  return withdrawn
}

const isSame = (a: readonly SteadyRow<Conversation>[], b: readonly SteadyRow<Conversation>[]): boolean =>
  a.length === b.length && a.every(({ row, gone }, at) => row === b[at]!.row && gone === b[at]!.gone)
