/** One row of a file: either something that may be an item, or the reason why it cannot be read. */
export interface Row {
  /** Where it stands, as a person would say it: "line 17", "message 3". */
  place: string
  /** The row as it stood in the file, at most `LONGEST_RAW` characters of it. */
  raw: string
  /** In the public item shape, unchecked. */
  item?: unknown
  reason?: string
  /** The byte just after the row: where reading goes on. */
  end: number
}

/** A row that is longer than this is not an item; 1 MB is fifty times the longest text any network allows. */
export const LONGEST_ROW = 1_000_000
/** As much of a broken row as is kept for people to look at. */
export const LONGEST_RAW = 100_000

/** The file as a whole cannot be read; the message says what to do. */
export class ReadError extends Error {
  override name = 'ReadError'
}
