import { isPlace, latestPlace, readFacts, START, type Fact, type Place } from '#platform/facts.ts'
import type { Platform } from '#platform/work.ts'
import type { WorkspaceDoorkeeper } from '../../workspace/doorkeeper.ts'
import { SESSION_ENDED } from '../../workspace/sign-in/membership.ts'
import { Audience, type Present } from './audience.ts'
import type { Client } from './client.ts'
import { resetEvent } from './event.ts'
import { comparePlaces, later } from './place.ts'
import { takeTurns } from './turns.ts'

/** Facts told to somebody who comes back; who missed more reads everything again. */
const RESUMED = 1_000
/** A sign of life this often, and a look whether everybody may still listen, ms. */
const ROUND = 15_000
/** After one of these somebody's rights may be others. */
const RIGHTS = new Set(['member.changed', 'member.removed', 'team.changed', 'team.removed', 'key.revoked'])

/**
 * Tells everybody who listens on this process what happens on all of them. In an outage everybody is sent off and resumes
 * at their place when they come back: never a gap.
 */
export class Hub {
  readonly #platform: Platform
  readonly #audience: Audience
  readonly #inTurn: (work: () => Promise<void>) => void
  readonly #ends: (() => void)[] = []
  #place: Place = START

  constructor(platform: Platform, door: Pick<WorkspaceDoorkeeper, 'lookAgain'>) {
    this.#platform = platform
    this.#audience = new Audience(platform.db, door)
    this.#inTurn = takeTurns((error) => {
      platform.log.warn({ err: error }, 'stream: cannot be told now; everybody who listens comes back later')
      this.#audience.sendOff()
    })
  }

  /** How many listen here. */
  get size(): number {
    return this.#audience.clients.size
  }

  async open(): Promise<void> {
    const { db, live } = this.#platform
    const tellPresence = (data: object) => this.#audience.tellPresence(data as Present)
    this.#ends.push(live.onFacts((facts) => this.#inTurn(() => this.#hear(facts))))
    this.#ends.push(live.onSignal('presence', (data) => this.#inTurn(() => tellPresence(data))))
    this.#ends.push(live.onSignal(SESSION_ENDED, () => this.#inTurn(() => this.#audience.lookAgain())))
    this.#place = later(this.#place, await latestPlace(db)) // after the ear is open, so that nothing falls between
    const round = setInterval(() => {
      this.#audience.keepAwake()
      this.#inTurn(() => this.#audience.lookAgain())
    }, ROUND)
    this.#ends.push(() => clearInterval(round))
  }

  /** Lets a client in: tells what they missed since their place, or that nobody can tell, and from then on what comes. */
  join(client: Client): void {
    this.#inTurn(async () => {
      this.#audience.clients.add(client) // first, so that trouble on the way sends them off too
      const missed = await this.#missedBy(client)
      if (missed) await this.#audience.tell(missed, [client])
      else startOver(client, this.#place)
      if (client.isGone()) this.leave(client) // before they had joined
    })
  }

  /** What was told here since a client's place; null: it was too much, or the place is of another history, from before a restore. */
  async #missedBy({ place }: Client): Promise<Fact[] | null> {
    if (!(await isPlace(this.#platform.db, place))) return null
    const missed = (await readFacts(this.#platform.db, place, RESUMED + 1)).filter((fact) => comparePlaces(fact.place, this.#place) <= 0)
    return missed.length > RESUMED ? null : missed
  }

  leave(client: Client): void {
    this.#audience.clients.delete(client)
  }

  /** Sends everybody off. */
  close(): void {
    for (const end of this.#ends) end()
    this.#audience.sendOff()
  }

  async #hear(facts: Fact[]): Promise<void> {
    if (facts.some((fact) => RIGHTS.has(fact.kind))) await this.#audience.lookAgain()
    await this.#audience.tell(facts)
    this.#place = later(this.#place, facts.at(-1)!.place)
  }
}

function startOver(client: Client, place: Place): void {
  client.place = place
  client.tell(resetEvent(place))
}
