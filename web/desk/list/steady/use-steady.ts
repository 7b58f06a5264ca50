import { useMemo, useState } from 'react'
import type { Conversation } from '../../conversation.ts'
import type { View } from '../../place.ts'
import { belongs } from './belongs.ts'
import { keepSteady, type Steady, type SteadyRow } from './steady.ts'

/** What the list of a view shows: the rows that were read, without moving them under a person's eyes while `held`. */
export function useSteady(read: readonly Conversation[], view: View, me: string, held: boolean): Steady<Conversation> {
  const [memory] = useState<{ shown: SteadyRow<Conversation>[] }>({ shown: [] })
  return useMemo(() => {
    const fresh = read.filter((row, at) => belongs(view, row, me) && read.findIndex(({ id }) => id === row.id) === at)
    const dismissed = new Set(read.filter((row) => !belongs(view, row, me)).map(({ id }) => id))
    const steady = keepSteady({ shown: memory.shown, fresh, held, dismissed })
    // Doing this twice changes nothing, so it may stand in a render.
    memory.shown = steady.rows
    return steady
  }, [read, view, me, held, memory])
}
