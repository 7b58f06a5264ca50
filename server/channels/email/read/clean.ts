/** Text that PostgreSQL and JSON can hold: no NUL, no half of a surrogate pair, at most `longest` UTF-16 units. */
export const clean = (text: string, longest: number): string => text.replaceAll('\u0000', '').slice(0, longest).toWellFormed()

/** A single line of it: a name, a subject. */
export const cleanLine = (text: string, longest: number): string => clean(text.replace(/[\s\p{Cc}]+/gu, ' ').trim(), longest)

/** An attachment's name as a file may be called: no folder, no control or direction marks that make `exe.pdf` of `fdp.exe`. */
export function cleanFileName(name: string | null | undefined): string {
  const bare = (name ?? '').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').replace(/[/\\:*?"<>|]/g, '_')
  return cleanLine(bare.replace(/^\.+/, ''), 200) || 'attachment'
}

/** Cleans every text in plain data, each to `longest`. */
export function cleanAll<T>(value: T, longest = 100_000): T {
  if (typeof value === 'string') return clean(value, longest) as T
  if (Array.isArray(value)) return value.map((one) => cleanAll(one, longest)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanAll(one, longest)])) as T
}
