/** Something to wait by: it is rung, or the time is over, or everything ends. One who waits; a ring while nobody does is kept. */
export interface Bell {
  ring: () => void
  /** @param ms how long at most */
  wait(ms: number): Promise<void>
}

/** Makes a bell that rings for good once `signal` aborts. */
export function makeBell(signal: AbortSignal): Bell {
  let rung = false
  let wake: (() => void) | undefined
  const ring = (): void => {
    rung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    async wait(ms) {
      if (!rung && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => (clearTimeout(timer), resolve())
        })
      rung = false
    },
  }
}
