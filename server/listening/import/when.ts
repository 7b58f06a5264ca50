import { DateTime } from 'luxon'

/** "Tue Oct 31 22:10:47 +0000 2017": how one large network wrote dates for years. */
const TWITTER = 'ccc LLL dd HH:mm:ss ZZZ yyyy'

/**
 * An instant in any of the forms that exports use: ISO 8601, SQL, RFC 2822, the old Twitter form, Unix seconds or
 * milliseconds. Without a zone it is UTC. @returns ISO 8601 in UTC, or the text unchanged when it is no date
 */
export function parseWhen(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const value = text.trim()
  const utc = { zone: 'utc', locale: 'en' }
  const tries = [
    () => (/^\d{10}$/.test(value) ? DateTime.fromSeconds(Number(value), utc) : DateTime.invalid('no')),
    () => (/^\d{13}$/.test(value) ? DateTime.fromMillis(Number(value), utc) : DateTime.invalid('no')),
    () => DateTime.fromISO(value, utc),
    () => DateTime.fromSQL(value, utc),
    () => DateTime.fromFormat(value, TWITTER, utc),
    () => DateTime.fromRFC2822(value, utc),
  ]
  for (const attempt of tries) {
    const at = attempt()
    if (at.isValid) return at.toJSDate().toISOString()
  }
  return text
}

/** Does it say an instant, in any of these forms? */
export const isDate = (text: string): boolean => parseWhen(text) !== text || ISO.test(text)
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
