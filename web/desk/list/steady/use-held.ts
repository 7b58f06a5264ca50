import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** So long after the last move of pointer or key someone still looks at the list, ms. */
const LOOKS_FOR = 6_000
/** A list at its top, give or take a touchpad's tremble, px. */
const TOP = 8

/** Is someone looking at the list, so that nothing may move in it? Yes while it is scrolled, and for a while after each move over it. */
export function useHeld(list: RefObject<HTMLElement | null>): { held: boolean; letGo: () => void } {
  const [held, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = useCallback(() => {
    clearTimeout(timer.current)
    setHeld((list.current?.scrollTop ?? 0) > TOP)
  }, [list])
  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    const look = (): void => {
      setHeld(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, LOOKS_FOR)
    }
    const moves = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const move of moves) element.addEventListener(move, look, { passive: true })
    return () => {
      clearTimeout(timer.current)
      for (const move of moves) element.removeEventListener(move, look)
    }
  }, [list, settle])
  const letGo = useCallback(() => {
    clearTimeout(timer.current)
    setHeld(false)
  }, [])
  return { held, letGo }
}
