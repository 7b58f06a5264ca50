import type { Fact } from '../rules.ts'

/** The day most of the table was looked up. */
const LOOKED_UP = '2026-11-22'

/** A maker of facts of one source. `known`: see Fact. */
export const from =
  (source: string, url: string, known: Fact['known'] = 'read', asOf = LOOKED_UP) =>
  (says: string): Fact => ({ says, source, url, asOf, known })
