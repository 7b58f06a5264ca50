/** What an address says under a name, as text; the router reads numbers and the like out of it. Empty: nothing. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** The named parts of an address that say something. */
export const partsOf = <N extends string>(search: Readonly<Record<string, unknown>>, names: readonly N[]): Partial<Record<N, string>> =>
  Object.fromEntries(names.flatMap((name) => (textOf(search[name]) ? [[name, textOf(search[name])]] : []))) as Partial<Record<N, string>>
