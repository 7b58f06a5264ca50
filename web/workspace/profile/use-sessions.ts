import { useQuery } from '@tanstack/react-query'
import { auth } from '../../app/asking/auth.ts'

/** A place where one is signed in, as the auth library lists it. */
export interface Session {
  token: string
  createdAt: string
  updatedAt: string
  userAgent: string | null
  ipAddress: string | null
  isThis: boolean
}

/** Where one is signed in, this session first. */
export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: async (): Promise<Session[]> => {
      const [all, now] = await Promise.all([
        auth<Omit<Session, 'isThis'>[]>('GET', '/list-sessions'),
        auth<{ session: { token: string } } | null>('GET', '/get-session'),
      ])
      return all
        .map((session) => ({ ...session, isThis: session.token === now?.session.token }))
        .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.updatedAt.localeCompare(a.updatedAt))
    },
  })

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** The browser and the system a `User-Agent` speaks of; null when it says neither. */
export function readAgent(agent: string | null): string | null {
  const find = (known: readonly [RegExp, string][]) => known.find(([sign]) => sign.test(agent ?? ''))?.[1]
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ') || null
}
