import { useEffect, useState } from 'react'

const secondsUntil = (at: string | null): number => (at ? Math.max(0, Math.ceil((new Date(at).getTime() - Date.now()) / 1000)) : 0)

/** Whole seconds until an instant, counting down to 0; null is 0. */
export function useSecondsUntil(at: string | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(at))
  useEffect(() => {
    const tick = (): void => setSeconds(secondsUntil(at))
    tick()
    if (secondsUntil(at) === 0) return undefined
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
