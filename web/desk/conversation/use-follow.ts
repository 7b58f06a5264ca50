import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Entry } from '../conversation.ts'

/** So near to the end counts as reading the newest, px. */
const NEAR = 90

/** Keeps the newest entry in view while one reads it, stays put while one reads further up, and when earlier ones are put before. */
export function useFollow(entries: readonly Entry[]): { place: RefObject<HTMLDivElement | null>; isBelow: boolean; follow: () => void } {
  const place = useRef<HTMLDivElement>(null)
  const [isBelow, setBelow] = useState(false)
  const was = useRef({ first: '', last: '', height: 0, atEnd: true })
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const [first, last] = [entries[0]?.id ?? '', entries.at(-1)?.id ?? '']
    if (was.current.atEnd) element.scrollTop = element.scrollHeight
    else if (first !== was.current.first && last === was.current.last) element.scrollTop += element.scrollHeight - was.current.height
    was.current = { ...was.current, first, last, height: element.scrollHeight }
  }, [entries, place])
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const look = (): void => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
      was.current.atEnd = atEnd
      setBelow(!atEnd)
    }
    // The composer grows, pictures of text unfold: who was at the end stays there.
    const resized = new ResizeObserver(() => {
      if (was.current.atEnd) element.scrollTop = element.scrollHeight
    })
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [place])
  const follow = useCallback(() => {
    was.current.atEnd = true
    place.current?.scrollTo({ top: place.current.scrollHeight })
  }, [place])
  return { place, isBelow, follow }
}
