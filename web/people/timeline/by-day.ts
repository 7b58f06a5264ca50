/** Things that happened on one day, under its name. */
export interface Day<T> {
  day: string
  items: T[]
}

/** Puts what follows each other in time under its day. `dayOf` names a day in the reader's zone. */
export function byDay<T extends { at: string }>(items: readonly T[], dayOf: (at: string) => string): Day<T>[] {
  const days: Day<T>[] = []
  for (const item of items) {
    const day = dayOf(item.at)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
