/** What an item says, as far as its author can change it. */
export interface Wording {
  text: string
  html: string | null
  subject: string | null
}

/** What an item said before, until its author changed it. */
export type Version = Wording & { replacedAt: Date }

/** An item's wording now and before, oldest first. */
export interface History {
  now: Wording
  editedAt: Date | null
  before: Version[]
}

/** A wording and since when it held; null: from the beginning. */
interface Moment {
  since: Date | null
  said: Wording
}

/**
 * Takes an edit into an item's history at its place in time. Edits may come in any order and more than once: the newest
 * by the author's clock is what the item says, and what it said in between is kept.
 */
export function edit(history: History, at: Date, said: Wording): History {
  const moments = momentsOf(history).filter((moment) => moment.since?.getTime() !== at.getTime())
  const place = moments.findLastIndex((moment) => moment.since === null || moment.since < at) + 1
  return toHistory(moments.toSpliced(place, 0, { since: at, said }))
}

function momentsOf({ now, editedAt, before }: History): Moment[] {
  const moments: Moment[] = []
  let since: Date | null = null
  for (const { replacedAt, ...said } of before) {
    moments.push({ since, said })
    since = replacedAt
  }
  moments.push({ since, said: now })
  // said again without a difference: from then on it is known to hold
  if (editedAt && (!since || editedAt > since)) moments.push({ since: editedAt, said: now })
  return moments
}

function toHistory(moments: readonly Moment[]): History {
  const before: Version[] = []
  let held = moments[0]!
  for (const moment of moments.slice(1)) {
    if (same(held.said, moment.said)) continue
    before.push({ ...held.said, replacedAt: moment.since! })
    held = moment
  }
  return { now: held.said, editedAt: moments.at(-1)!.since, before }
}

const same = (a: Wording, b: Wording): boolean => a.text === b.text && a.html === b.html && a.subject === b.subject
