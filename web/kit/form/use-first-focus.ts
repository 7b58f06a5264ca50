import { useLayoutEffect, useRef } from 'react'

/** For the first field of a screen that is a form and nothing else: it has the focus when the screen opens. */
export function useFirstFocus() {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return field
}
