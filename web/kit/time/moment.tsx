import { useNow, useTime } from './time.ts'

/** An instant: how long ago or until, with the whole date on hover. `as="short"`: `Mon 10:30`. It never grows stale on screen. */
export function Moment({ at, as = 'relative', ...rest }: { at: string; as?: 'relative' | 'absolute' | 'short' | 'clock'; className?: string }) {
  const now = useNow()
  const time = useTime()
  return (
    <time dateTime={at} title={time.absolute(at)} {...rest}>
      {as === 'relative' ? time.relative(at, now) : time[as](at)}
    </time>
  )
}
