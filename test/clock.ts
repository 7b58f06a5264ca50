import type { Clock } from '../server/platform/clock.ts'

/** A clock that stands still until the test turns it. */
export interface VirtualClock extends Clock {
  set(at: Date | string): void
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

/** Starts on a Monday morning, nine o'clock UTC. */
export function makeClock(start: Date | string = '2026-03-02T09:00:00Z'): VirtualClock {
  let now = new Date(start).getTime()
  return {
    now: () => new Date(now),
    set(at) {
      now = new Date(at).getTime()
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}
