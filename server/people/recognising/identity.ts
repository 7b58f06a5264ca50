import type { Customer } from '../tiers/tier.ts'

/** A person as recognising needs them. */
export interface Known {
  id: string
  name: string
  isCompany: boolean
  firstSeenAt: Date
  /** A member corrected the name: networks no longer change it. */
  named: boolean
  /** What they are to the company; null: nobody said. */
  customer: Customer | null
}

/** An account on a network, and whose it is. */
export interface Identity {
  id: string
  person: Known
  network: string
  key: string
  handle: string | null
  handleAt: Date | null
  name: string | null
  url: string | null
  followers: number | null
  /** In which they write, ISO 639-1; null: not known. */
  language: string | null
  firstSeenAt: Date
  lastSeenAt: Date
  /** Handles it had, in lower case, with when it was last seen under each; only those learned now. */
  former: Map<string, Date>
  /** Made now. */
  isNew: boolean
}
