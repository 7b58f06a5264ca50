/** A zone at the end: `Z`, `+01:00`, `GMT`, `CEST`, `EST (New York)`. */
const ZONE = /(z|[+-]\d{2}:?\d{2}|(?!am|pm)[a-z]{2,5})$/i
const WEEKDAY = /^\s*(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^\d\s]+,?\s+(?=\d)/i
/** No honest date of what we read is older: it is a clock without a battery. */
const EARLIEST = Date.UTC(1990)

/**
 * Reads a date as programs write it: RFC 5322, RFC 822 with two-digit years, ISO 8601 in full or in part, seconds since
 * 1970; weekdays that are wrong and comments do no harm. Without a zone, or with one nobody knows, it is UTC, wherever this
 * machine stands. Null: it is no date, or one before 1990.
 */
export function readDate(written: string | null | undefined): Date | null {
  const text = (written ?? '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(WEEKDAY, '')
    .replace(/\s+/g, ' ')
    .trim()
  const time = /^\d{10}$/.test(text) ? Number(text) * 1000 : /^\d{13}$/.test(text) ? Number(text) : parse(text)
  return Number.isNaN(time) || time < EARLIEST ? null : new Date(time)
}

function parse(text: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(text)
  const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) (\d[\d:.]*) ?/, '$1T$2')
  const zone = ZONE.exec(iso)?.[0]
  // `2 Nov` ends in letters that are no zone: there a time of day is missing
  if (!zone || !/\d{1,2}:\d{2}/.test(iso)) return Date.parse(iso.includes('T') ? `${iso}Z` : `${iso} UTC`)
  const time = Date.parse(iso)
  return Number.isNaN(time) ? Date.parse(`${iso.slice(0, -zone.length).trim()} UTC`) : time
}
