import { useCallback, useEffect, useRef } from 'react'
import { api } from '../../app/asking/api.ts'
import { queryClient, reading } from '../../app/asking/queries.ts'

/** The server forgets after 15 s; told this often, nobody flickers. ms */
const AGAIN = 6_000
/** Someone who types is told so at most this often, and looks again this long after the last key. ms */
const TYPING = 4_000

type Doing = 'looking' | 'typing' | 'gone'
/** Passing signals: when one is lost, the next one comes. Who looks has seen where they were mentioned, so that count goes down. */
async function tell(id: string, doing: Doing): Promise<void> {
  const told = await api('POST /conversations/:id/presence', { params: { id }, body: { doing } }).catch(() => null)
  const counts = queryClient.getQueryData(reading('GET /conversations/counts').queryKey)
  if (told && doing !== 'gone' && counts && counts.mentions > 0) void queryClient.invalidateQueries({ queryKey: ['GET /conversations/counts'] })
}

/** Lets colleagues see that one looks at a conversation. @returns to be called with every key that is typed */
export function usePresence(id: string, isOn: boolean): () => void {
  const typedAt = useRef(0)
  useEffect(() => {
    if (!isOn) return undefined
    const say = (): void => {
      if (document.visibilityState === 'visible') void tell(id, Date.now() - typedAt.current < TYPING ? 'typing' : 'looking')
    }
    const change = (): void => (document.visibilityState === 'visible' ? say() : void tell(id, 'gone'))
    say()
    const timer = setInterval(say, AGAIN)
    document.addEventListener('visibilitychange', change)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', change)
      void tell(id, 'gone')
    }
  }, [id, isOn])
  return useCallback(() => {
    const now = Date.now()
    if (!isOn || now - typedAt.current < TYPING) return
    typedAt.current = now
    void tell(id, 'typing')
  }, [id, isOn])
}
