import { z } from 'zod'
import type { Adapter } from '../adapter.ts'
import { byHand } from '../reach/decide.ts'

/** Where nothing can be sent: it is done by hand, and written down. */
export const ANSWER_BY_HAND = 'Aerie cannot send this. Answer by hand, then log it.'

/** A channel there is from the first contact on that a member writes down; nothing is connected. */
const logged = (one: Pick<Adapter, 'network' | 'title' | 'about'>): Adapter => ({
  ...one,
  guide: 'channels/by-hand.md',
  fields: [],
  settings: z.object({}),
  secret: z.object({}),
  check: (account) => Promise.resolve({ accountName: account.name }),
  reach: (item, now) => byHand(item, now, ANSWER_BY_HAND),
})

export const letter = logged({ network: 'letter', title: 'Letter', about: 'Letters that members log, with a scan if there is one.' })
export const visit = logged({ network: 'visit', title: 'Visit', about: 'Visits that members log: at the counter, in the shop, at the customer’s.' })
export const event = logged({ network: 'event', title: 'Event', about: 'Talks at fairs and events that members log.' })
