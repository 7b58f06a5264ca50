import { useEffect, useRef, useState } from 'react'
import { uploadTo } from '../../app/asking/upload.ts'
import { problemText } from '../../kit/said/problem-text.ts'

/** A file that somebody adds: on its way, there, or not taken. */
export interface Added {
  /** Of this page. */
  key: number
  name: string
  bytes: number
  /** As the server calls it; null: on its way, or not taken. */
  id: string | null
  /** As its bytes tell; before that what the browser thinks. */
  type: string
  alt: string
  /** 0–1. */
  progress: number
  trouble: string | null
}

interface Uploaded {
  id: string
  type: string
}

let nextKey = 0

export const isPicture = ({ type }: Pick<Added, 'type'>): boolean => type.startsWith('image/')

/** A file that is there, as it is kept beside what is written. */
export type Kept = Pick<Added, 'name' | 'type' | 'bytes' | 'alt'> & { id: string }

const asAdded = (one: Kept): Added => ({ ...one, key: ++nextKey, progress: 1, trouble: null })
const keptOf = (files: readonly Added[]): Kept[] => files.flatMap(({ id, name, type, bytes, alt }) => (id ? [{ id, name, type, bytes, alt }] : []))
const NONE: readonly Kept[] = []

/**
 * The files that are added to what is being written. Each is uploaded at once; what is left behind the server removes by itself.
 * @param kept those that were there before, or come back; others that come to it later are added
 * @param keep called with what is to be kept, whenever that changes
 */
export function useFiles(kept: readonly Kept[] = NONE, keep?: (files: readonly Kept[]) => void) {
  const [files, setFiles] = useState<readonly Added[]>(() => kept.map(asAdded))
  const running = useRef(new Map<number, AbortController>())
  const known = useRef(new Set(kept.map((one) => one.id)))
  useEffect(() => {
    const back = kept.filter((one) => !known.current.has(one.id))
    back.forEach((one) => known.current.add(one.id))
    if (back.length > 0) setFiles((now) => [...now, ...back.map(asAdded)])
  }, [kept])
  const told = useRef(kept)
  useEffect(() => {
    const now = keptOf(files)
    now.forEach((one) => known.current.add(one.id))
    if (JSON.stringify(now) === JSON.stringify(told.current)) return
    told.current = now
    keep?.(now)
  }, [files, keep])
  useEffect(() => {
    const all = running.current
    return () => all.forEach((one) => one.abort())
  }, [])
  const put = (key: number, change: Partial<Added>): void => setFiles((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const add = (chosen: readonly File[]): void => {
    for (const file of chosen) {
      const key = ++nextKey
      const ending = new AbortController()
      running.current.set(key, ending)
      setFiles((now) => [...now, { key, name: file.name, bytes: file.size, id: null, type: file.type, alt: '', progress: 0, trouble: null }])
      uploadTo<Uploaded>('/attachments', file, (progress) => put(key, { progress }), ending.signal).then(
        ({ id, type }) => put(key, { id, type, progress: 1 }),
        (error: unknown) => put(key, { trouble: problemText(error) }),
      )
    }
  }
  return {
    files,
    add,
    describe: (key: number, alt: string) => put(key, { alt }),
    remove(key: number) {
      running.current.get(key)?.abort()
      setFiles((now) => now.filter((one) => one.key !== key))
    },
    clear: () => setFiles([]),
    /** Something is still on its way. */
    busy: files.some((one) => !one.id && !one.trouble),
    /** As an answer or a contact names them. */
    attachments: files.flatMap(({ id, alt }) => (id ? [{ id, alt: alt.trim() || null }] : [])),
  }
}
export type Files = ReturnType<typeof useFiles>
