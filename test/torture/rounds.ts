import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../../server/channels/demo/story.ts'
import type { Judged } from './doors/judge.ts'
import { startFlood } from './flood.ts'
import { isReady, type App } from './ground/ground.ts'
import { askLaw, judgeFlood } from './judge.ts'
import { until } from './process.ts'
import { nothing, type Reached } from './reached.ts'
import type { Talk } from './talk.ts'

/** One thing that is done to a running Aerie. */
export interface Blow {
  kind: string
  /** Does it and ends it. @returns what was not as it should be meanwhile */
  land(): Promise<string[]>
  /** What must be as before once it is ready again, and was not. */
  after?(): Promise<string[]>
}

/** A part of the torture. */
export interface Part {
  name: string
  /** How long messages come in before a blow, ms: up to this. */
  calm: number
  blowAt(round: number, random: () => number): Blow
}

export interface Options {
  rounds: number
  seed: number
  /** Numbered messages that come in in a round. */
  messages: number
  tell(line: string): void
  /** What customers write at doors meanwhile, and what is answered there. */
  talks?: readonly Talk[]
}

/** Every so many rounds a blow waits until something was kept since the last wait: on a slow machine they would else fall before anything can be. */
const BREATH = 4
/** How long it may take until it is ready again, ms. */
const PATIENCE = 90_000

/**
 * Lets messages come in (and answers go out) while blow after blow lands; asks the law after each; and in the end compares
 * what the callers were told with what is there.
 */
export async function runRounds(app: App, part: Part, { rounds, seed, messages, tell, talks = [] }: Options): Promise<Reached> {
  const reached = nothing(part.name)
  const random = chance(seed)
  const begun = performance.now()
  const flood = startFlood(app, part.name.replaceAll(' ', '-'), { rounds, seed, perRound: messages })
  let kept = 0
  const isKept = (): Promise<boolean> => Promise.resolve(flood.acknowledged.size > kept || flood.acknowledged.size === flood.messages.length)
  for (let round = 0; round < rounds; round++) {
    flood.letGo()
    for (const talk of talks) talk.ask()
    if (round % BREATH === BREATH - 1) {
      await until('something is kept between two blows', PATIENCE, isKept)
      kept = flood.acknowledged.size
    }
    await wait(random() * part.calm)
    for (const wrong of await strike(app, part.blowAt(round, random), reached)) tell(`${part.name}: ${wrong}`)
    if (round % 10 === 9) tell(`${part.name}: round ${round + 1}, ${flood.acknowledged.size} of ${flood.messages.length} messages kept`)
  }
  await flood.done()
  await Promise.all(talks.map((talk) => talk.settle()))
  const judged = await Promise.all(talks.map((talk) => talk.judge()))
  const { lost, doubled, outOfOrder } = await judgeFlood(app.db, flood)
  const sum = (of: (one: Judged) => number): number => judged.reduce((total, one) => total + of(one), 0)
  return {
    ...reached,
    messages: flood.messages.length,
    deliveries: flood.delivered,
    acknowledged: flood.acknowledged.size,
    said: sum((one) => one.said),
    answers: sum((one) => one.answers),
    lost: [...lost, ...judged.flatMap((one) => one.lost)],
    doubled: [...doubled, ...judged.flatMap((one) => one.doubled)],
    outOfOrder: [...outOfOrder, ...judged.flatMap((one) => one.outOfOrder)],
    broken: [...reached.broken, ...judged.flatMap((one) => one.broken), ...(await askLaw(app.db))],
    refusals: flood.refusals,
    seconds: (performance.now() - begun) / 1000,
  }
}

/** @returns what was wrong */
async function strike(app: App, blow: Blow, reached: Reached): Promise<string[]> {
  const wrong = await blow.land()
  const ended = performance.now()
  const output = (): string => app.processes.map((one) => `${one.name}:\n${one.output()}`).join('\n')
  await until(
    () => `it is ready again after ${blow.kind}\n${output()}`,
    PATIENCE,
    () => isReady(app),
  )
  wrong.push(...((await blow.after?.()) ?? []))
  reached.slowestRecovery = Math.max(reached.slowestRecovery, performance.now() - ended)
  wrong.push(...app.processes.filter((one) => !one.isRunning()).map((one) => `${one.name} ended by itself`))
  wrong.push(...(await askLaw(app.db)))
  reached.rounds++
  reached.blows[blow.kind] = (reached.blows[blow.kind] ?? 0) + 1
  const told = wrong.map((one) => `round ${reached.rounds}, ${blow.kind}: ${one}`)
  reached.broken.push(...told)
  return told
}
