import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/**
 * A piece of what the screen shows, kept in the address so that a link or a reload shows the same: filters, an open tab.
 * `fallback` is left out of the address. Setting it replaces the address and adds no step to the history.
 */
export function useUrlState<T extends string>(name: string, fallback: T): [T, (next: T) => void]
export function useUrlState(name: string): [string | undefined, (next: string | undefined) => void]
export function useUrlState(name: string, fallback?: string): [string | undefined, (next: string | undefined) => void] {
  const search: object = useSearch({ strict: false })
  const navigate = useNavigate()
  const set = useCallback(
    (next: string | undefined) =>
      void navigate({
        to: '.',
        search: (was: object) => ({ ...was, [name]: next === fallback || next === '' ? undefined : next }),
        replace: true,
      }),
    [navigate, name, fallback],
  )
  const value: unknown = Reflect.get(search, name)
  return [typeof value === 'string' || typeof value === 'number' ? String(value) : fallback, set]
}
