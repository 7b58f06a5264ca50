import { useEffect, useRef, useState } from 'react'
import type { Added, Files } from './use-files.ts'

/** What becomes of something that waits for so many files: all are there, some are still on their way, or one was not taken or was taken away. */
export function afterWaiting(count: number, files: readonly Pick<Added, 'id' | 'trouble'>[]): 'go' | 'wait' | 'stop' {
  if (files.length < count || files.some((one) => one.trouble)) return 'stop'
  return files.every((one) => one.id) ? 'go' : 'wait'
}

/** Does something once no file is on its way any more: now, or when the last is there. Where one does not come, the person decides anew. */
export function useOnceThere<What>({ files, busy }: Pick<Files, 'files' | 'busy'>, go: (what: What) => void) {
  const [waiting, wait] = useState<{ what: What; count: number } | null>(null)
  const [ready, setReady] = useState<{ what: What } | null>(null)
  const next = waiting ? afterWaiting(waiting.count, files) : 'wait'
  if (waiting && next !== 'wait') {
    wait(null)
    if (next === 'go') setReady({ what: waiting.what })
  }
  const gone = useRef<typeof ready>(null)
  useEffect(() => {
    if (!ready || gone.current === ready) return
    gone.current = ready
    go(ready.what)
  }, [ready, go])
  return {
    waits: waiting !== null,
    begin: (what: What): void => (busy ? wait({ what, count: files.length }) : go(what)),
    callOff: () => wait(null),
  }
}
