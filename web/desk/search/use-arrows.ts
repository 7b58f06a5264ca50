import { useCallback, type KeyboardEvent, type RefObject } from 'react'

/** Up and down move from the field to the results and through them; up from the first goes back to the field. */
export function useArrows(place: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      const field = place.current?.querySelector<HTMLElement>('input[type="search"]')
      const results = [...(place.current?.querySelectorAll<HTMLElement>('[data-arrow]') ?? [])]
      const at = results.indexOf(event.target as HTMLElement)
      if (at < 0 && event.target !== field) return
      event.preventDefault()
      const next = at + (event.key === 'ArrowDown' ? 1 : -1)
      ;(next < 0 ? field : (results[next] ?? results.at(-1)))?.focus()
    },
    [place],
  )
}
