/** Reads the one-time word of a link, from after the `#` (no server logs it there) or from the query; null: the link has none. */
export function readOneTime(name: 'token' | 'code'): string | null {
  const { hash, search } = window.location
  return new URLSearchParams(hash.slice(1)).get(name) ?? new URLSearchParams(search).get(name)
}
