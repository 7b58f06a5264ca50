import { createContext, use } from 'react'
import type { ABILITIES } from '../../../server/workspace/role.ts'
import type { Answer } from './api.ts'
import { queryClient, reading, useRead } from './queries.ts'

/** Who is signed in. */
export type Me = Answer<'GET /me'>
export type Ability = keyof typeof ABILITIES

/** Who is signed in, as the router made sure before the screen was shown. */
export const SignedIn = createContext<Me | null>(null)

/** Reads who is signed in, from the cache where it is there. Throws a ProblemError 401 when nobody is. */
export const whoAmI = (): Promise<Me> => queryClient.ensureQueryData(reading('GET /me'))

/** Who is signed in. Only below the shell. */
export function useMe(): Me {
  const atEntry = use(SignedIn)
  const now = useRead('GET /me').data ?? atEntry
  if (!now) throw new Error('useMe is for screens inside the shell')
  return now
}

/** May I? Screens hide or explain what one may not do; the server refuses it anyway. */
export const useMay = (ability: Ability): boolean => useMe().abilities.includes(ability)
