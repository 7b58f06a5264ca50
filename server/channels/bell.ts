/** Something to wait by: it is rung, or the time is over, or everything ends. One who waits; a ring while nobody does is kept. */
export interface Bell {
  ring(): void
  /** @param ms how long at most */
  wait(ms: number): Promise<void>
}

/** Makes a bell that rings for good once `signal` aborts. */
export function makeBell(signal: AbortSignal): Bell {
  let rung = false
  let wake: (() => void) | undefined
  const bell: Bell = {
    ring() {
      rung = true
      wake?.()
    },
    async wait(ms) {
      if (!rung && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => (clearTimeout(timer), resolve())
        })
      rung = false
    },
  }
  signal.addEventListener('abort', bell.ring, { once: true })
  return bell
}
