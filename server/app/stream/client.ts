import type { ServerResponse } from 'node:http'
import type { Place } from '#platform/facts.ts'
import type { Actor } from '#platform/work.ts'
import type { Pass } from '../../workspace/doorkeeper.ts'

/** A browser, or a program, that listens. */
export interface Client {
  actor: Actor
  pass: Pass
  /** Everything up to here has been told, or was not theirs to see. */
  place: Place
  /** Writes an event; one who reads too slowly is dropped, and resumes when they come back. */
  tell(text: string): void
  end(): void
  isGone(): boolean
}

/** So much may wait for a slow reader before they are dropped, bytes: about 4,000 events. */
const PATIENCE = 1024 * 1024

export function makeClient(out: ServerResponse, who: Pick<Client, 'actor' | 'pass' | 'place'>): Client {
  return {
    ...who,
    tell(text) {
      if (out.destroyed || out.writableEnded) return
      if (out.writableLength > PATIENCE) return void out.destroy()
      out.write(text)
    },
    end: () => void out.end(),
    isGone: () => out.destroyed || out.writableEnded,
  }
}
