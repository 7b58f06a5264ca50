import type { Answer } from '../../../app/asking/api.ts'

/** What is promised to whom; null fits all. Minutes of working time. */
export type Target = Omit<Answer<'GET /targets'>['items'][number], 'id'>

/** A target without its id: targets are set all at once, and get new ones. */
export const toTarget = ({ channelId, visibility, urgency, firstResponse, nextResponse, resolution }: Target): Target => ({
  channelId,
  visibility,
  urgency,
  firstResponse,
  nextResponse,
  resolution,
})

/** One more promise, to be narrowed: for urgent messages, as they are what one begins with. */
export const NEW_TARGET: Target = { channelId: null, visibility: 'public', urgency: 'high', firstResponse: 30, nextResponse: 60, resolution: 480 }

/** Does it fit everything? One such is always kept, so that nothing is without a promise. */
export const fitsAll = ({ channelId, visibility, urgency }: Target): boolean => channelId === null && visibility === null && urgency === null

const scope = ({ channelId, visibility, urgency }: Target): string => [channelId, visibility, urgency].join()

/** The places (in the list) of targets that fit the same as one before them. */
export const repeated = (targets: readonly Target[]): number[] =>
  targets.flatMap((target, nth) => (targets.findIndex((one) => scope(one) === scope(target)) < nth ? [nth] : []))
