import { z } from 'zod'
import type { Adapter } from '../adapter.ts'

/** Where nothing can be sent: it is done by hand, and written down. */
export const ANSWER_BY_HAND = 'Aerie cannot send this. Answer by hand, then log it.'

/** A channel there is from the first contact on that a member writes down; nothing is connected. */
const byHand = (network: string, title: string, about: string): Adapter => ({
  network,
  title,
  about,
  guide: 'channels/by-hand.md',
  fields: [],
  settings: z.object({}),
  secret: z.object({}),
  check: (account) => Promise.resolve({ accountName: account.name }),
  reach: () => ({ answer: 'none', until: null, limit: null, note: ANSWER_BY_HAND }),
})

export const letter = byHand('letter', 'Letter', 'Letters that members log, with a scan if there is one.')
export const visit = byHand('visit', 'Visit', 'Visits that members log: at the counter, in the shop, at the customer’s.')
export const event = byHand('event', 'Event', 'Talks at fairs and events that members log.')
