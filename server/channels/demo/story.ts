import type { RawItem } from '../raw-item.ts'
import { CAST, COMPANY, NEWCOMERS, type Character } from './cast.ts'
import { LATE_ANSWER, SCENES, type Scene } from './scenes.ts'

const people: readonly Character[] = Object.values(CAST)
const HOUR = 3_600_000

/** A small repeatable chance (mulberry32), so that the same demo tells the same story. 0 ≤ x < 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Who speaks in scene number `n`: someone who speaks the scene's language, or somebody new. */
export function speaker(scene: Scene, n: number): Character {
  if (scene.by) return stranger(scene, n)
  const able = people.filter((person) => person.language === scene.language)
  return able[n % able.length]!
}

function stranger({ by, where, language }: Scene, n: number): Character {
  const name = by === 'spammer' ? 'Follow Boost' : NEWCOMERS[n % NEWCOMERS.length]!
  return { id: `${by}-${where}-${n}`, name, handle: `${name.toLowerCase().replace(' ', '.')}.${n}`, followers: 20 + ((7 * n) % 300), language }
}

function item(id: string, who: Character | null, scene: Scene, text: string, at: Date, inReplyTo: string | null): RawItem {
  const author = who
    ? { id: who.id, handle: who.handle, name: who.name, followers: who.followers }
    : { id: 'meadowlark', handle: COMPANY.handle, name: COMPANY.name }
  return {
    id,
    network: 'demo',
    author,
    text,
    at,
    inReplyTo,
    visibility: scene.where === 'mail' ? 'direct' : 'public',
    subject: scene.subject ?? null,
    lang: scene.language,
    direction: who ? 'in' : 'out',
    automatic: false,
    attachments: [],
    extra: {},
  }
}

/** The items of one conversation that begins at `at`. What would lie after `until` has not happened yet. */
export function tell(scene: Scene, n: number, at: Date, until: Date, random: () => number): RawItem[] {
  const who = speaker(scene, n)
  const id = `${scene.where}-${n}`
  const answeredAt = new Date(at.getTime() + (0.1 + random() * 2.5) * HOUR)
  const thankedAt = new Date(answeredAt.getTime() + (0.1 + random()) * HOUR)
  const all = [item(id, who, scene, scene.opening, at, null)]
  if (scene.answer) all.push(item(`${id}-answer`, null, scene, scene.answer, answeredAt, id))
  if (scene.answer && scene.thanks) all.push(item(`${id}-thanks`, who, scene, scene.thanks, thankedAt, `${id}-answer`))
  return all.filter((one) => one.at <= until)
}

/** How many conversations a week of history holds, per place. */
const A_WEEK = { post: 160, mail: 60 }

/** A week before `now`: conversations mostly by day, most of them answered, those of the last hours not yet. */
export function tellWeek(where: Scene['where'], now: Date): RawItem[] {
  const random = chance(where === 'post' ? 7 : 11)
  const scenes = SCENES.filter((scene) => scene.where === where)
  const items: RawItem[] = []
  for (let n = 0; n < A_WEEK[where]; n++) {
    const day = Math.floor(random() * 7)
    const hour = 7 + 13 * Math.sqrt(random()) * random() + random() * 2
    const at = new Date(new Date(now.getTime() - day * 24 * HOUR).setUTCHours(0, 0, 0, 0) + hour * HOUR)
    const scene = scenes[Math.floor(random() * scenes.length)]!
    const isOld = now.getTime() - at.getTime() > 20 * HOUR
    const answer = scene.answer ?? (isOld && scene.by !== 'spammer' && random() < 0.9 ? LATE_ANSWER[scene.language] : undefined)
    if (at < now) items.push(...tell({ ...scene, answer }, n, at, now, random))
  }
  return items.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
