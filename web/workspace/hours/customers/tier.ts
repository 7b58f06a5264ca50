import type { Answer, Asked } from '../../../app/asking/api.ts'

export type Tier = Answer<'GET /tiers'>['items'][number]
export type TierGiven = Asked<'PUT /tiers'>['body']['items'][number]

/** How much a tier adds to urgency, the least first. */
export const WEIGHTS = ['none', 'some', 'high'] as const
