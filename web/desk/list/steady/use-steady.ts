import { useMemo, useState } from 'react'
import type { Conversation } from '../../conversation.ts'
import type { View } from '../../place.ts'
import { belongs } from './belongs.ts'
import { keepSteady, type Steady, type SteadyRow } from './steady.ts'

/** What the list of a view shows: the rows that were read, without moving them under a person's eyes while `held`. */
export function useSteady(read: readonly Conversation[], view: View, me: string, held: boolean): Steady<Conversation> {
  const [shown, setShown] = useState<readonly SteadyRow<Conversation>[]>([])
  const steady = useMemo(() => {
    const once = read.filter((row, at) => read.findIndex(({ id }) => id === row.id) === at)
    const dismissed = new Set(once.filter((row) => !belongs(view, row, me)).map(({ id }) => id))
    return keepSteady({ shown, fresh: once.filter(({ id }) => !dismissed.has(id)), held, dismissed })
  }, [shown, read, view, me, held])
  // What stands there now is where the next change starts from.
  if (!isSame(steady.rows, shown)) setShown(steady.rows)
  return steady
}

const isSame = (a: readonly SteadyRow<Conversation>[], b: readonly SteadyRow<Conversation>[]): boolean =>
  a.length === b.length && a.every(({ row, gone }, at) => row === b[at]!.row && gone === b[at]!.gone)
