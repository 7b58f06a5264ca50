import type { Answer, Asked } from '../../app/asking/api.ts'

export type Provider = NonNullable<Answer<'GET /triage/provider'>['provider']>
/** What is set; `key` left out: the one that is kept stays. */
export type Given = Asked<'PUT /triage/provider'>['body']

/** What the form begins with where nothing was ever set: off, and with a budget. */
export const FRESH: Given = {
  url: '',
  model: '',
  near: false,
  on: false,
  below: 0.5,
  unassessed: true,
  direct: false,
  requestsDay: 500,
  requestsMonth: 10_000,
  tokensDay: null,
  tokensMonth: null,
  price: null,
  currency: 'EUR',
}

/** What of a provider is set by hand, without what is told of it. */
export function givenOf(provider: Provider | null): Given {
  if (!provider) return FRESH
  return Object.fromEntries(Object.keys(FRESH).map((name) => [name, provider[name as keyof Provider]])) as unknown as Given
}
