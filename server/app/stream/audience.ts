import { hadBefore, maySee, readVisibility } from '#desk'
import type { Db } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import type { WorkspaceDoorkeeper } from '../../workspace/doorkeeper.ts'
import type { Client } from './client.ts'
import { factEvent, goneEvent, HEARTBEAT, passingEvent } from './event.ts'
import { mayHear } from './may-hear.ts'
import { comparePlaces } from './place.ts'

/** A member at a conversation, as the desk signals it. */
export interface Present {
  conversationId: string
  member: { id: string; name: string }
  doing: 'looking' | 'typing' | 'gone'
}

/** Everybody who listens on this process. One query a batch says who may see what, however many they are. */
export class Audience {
  readonly clients = new Set<Client>()
  readonly #db: Db
  readonly #door: Pick<WorkspaceDoorkeeper, 'lookAgain'>

  constructor(db: Db, door: Pick<WorkspaceDoorkeeper, 'lookAgain'>) {
    this.#db = db
    this.#door = door
  }

  /** Tells each what they may see and have not been told; and from whom a conversation was taken, that it is gone. */
  async tell(facts: readonly Fact[], clients: Iterable<Client> = this.clients): Promise<void> {
    const listening = [...clients]
    if (listening.length === 0) return
    const visible = await readVisibility(this.#db, [...new Set(facts.flatMap((fact) => fact.conversationId ?? []))])
    for (const client of listening) {
      for (const fact of facts) {
        if (comparePlaces(fact.place, client.place) <= 0) continue
        client.place = fact.place
        if (mayHear(client.actor, fact, visible)) client.tell(factEvent(fact))
        else if (hadBefore(client.actor, fact)) client.tell(goneEvent(fact))
      }
    }
  }

  /** Tells who is at a conversation, to those who may see it. */
  async tellPresence({ conversationId, member, doing }: Present): Promise<void> {
    if (this.clients.size === 0) return
    const visibility = (await readVisibility(this.#db, [conversationId])).get(conversationId)
    if (!visibility) return
    const text = passingEvent('presence', { conversationId, member, doing })
    for (const client of this.clients) if (maySee(client.actor, visibility)) client.tell(text)
  }

  /** Looks whether everybody may still listen, and as what. Who may not is sent off. */
  async lookAgain(): Promise<void> {
    if (this.clients.size === 0) return
    const still = await this.#door.lookAgain([...this.clients].map((client) => client.pass))
    for (const client of this.clients) {
      const actor = still.get(client.pass)
      if (actor) client.actor = actor
      else client.end()
    }
  }

  keepAwake(): void {
    for (const client of this.clients) client.tell(HEARTBEAT)
  }

  sendOff(): void {
    for (const client of this.clients) client.end()
  }
}
