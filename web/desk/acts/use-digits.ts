import { useLayoutEffect, useRef } from 'react'

/** Lets 1, 2, 3 … choose from a short list while it is open, from the moment it can be seen, unless one types. */
export function useDigits(count: number, choose: (nth: number) => void): void {
  const latest = useRef(choose)
  useLayoutEffect(() => {
    latest.current = choose
  })
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const nth = Number(event.key) - 1
      if (!(nth >= 0 && nth < count) || event.ctrlKey || event.metaKey || (event.target instanceof Element && event.target.closest('input, textarea'))) return
      event.preventDefault()
      latest.current(nth)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [count])
}
