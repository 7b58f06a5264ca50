/** How much a tier adds to the urgency of what its people write. */
export const WEIGHTS = ['none', 'some', 'high'] as const

/** What a customer is to the company, by its own list: "Key customer". */
export interface Tier {
  id: string
  name: string
  weight: (typeof WEIGHTS)[number]
  /** Whose their conversations are, where no rule says otherwise; null: of no team in particular. */
  teamId: string | null
}

/** What a person is to the company, where somebody said so. */
export interface Customer {
  tier: Tier | null
  /** The member who looks after them. */
  accountOwnerId: string | null
}
