import i18next from 'i18next'
import { api } from '../../app/asking/api.ts'
import type { Me } from '../../app/asking/session.ts'
import { timeWords } from '../../kit/time/time.ts'
import type { OUTCOMES } from '../../../server/desk/contract.ts'
import type { Conversation } from '../conversation.ts'
import { shortly } from '../deadline/because.ts'
import { perform } from './perform.ts'

export type Outcome = (typeof OUTCOMES)[number]
export type To = { memberId: string; name: string } | { teamId: string; name: string }

type Named = Pick<Me, 'id' | 'name'>
const say = i18next.getFixedT(null, 'desk')
const named = ({ id, name }: Named) => ({ id, name })
const of = (id: string) => ({ params: { id } })

/** Makes it mine. */
export const claim = (row: Conversation, me: Named) =>
  perform({
    id: row.id,
    optimistic: { owner: named(me) },
    ask: () => api('POST /conversations/:id/claim', of(row.id)),
    done: say('done.claim'),
    undo: () => api('POST /conversations/:id/release', of(row.id)),
  })

/** Puts it back in its team's queue. */
export const release = (row: Conversation) =>
  perform({
    id: row.id,
    optimistic: { owner: null },
    ask: () => api('POST /conversations/:id/release', of(row.id)),
    done: say('done.release'),
    undo: () => api('POST /conversations/:id/claim', of(row.id)),
  })

/** Makes a colleague's conversation mine; they see it. */
export const takeOver = (row: Conversation, from: Named, me: Named) =>
  perform({
    id: row.id,
    optimistic: { owner: named(me) },
    ask: () => api('POST /conversations/:id/take-over', { ...of(row.id), body: { from: from.id } }),
    done: say('done.takeOver', { name: from.name }),
    undo: () => api('POST /conversations/:id/hand', { ...of(row.id), body: { memberId: from.id, ...(row.team && { teamId: row.team.id }) } }),
  })

/** Hands it to a colleague or to a team's queue, with a word why. */
export const hand = (row: Conversation, to: To, why: string) =>
  perform({
    id: row.id,
    optimistic: 'memberId' in to ? { owner: { id: to.memberId, name: to.name } } : { owner: null, team: { id: to.teamId, name: to.name } },
    ask: () => api('POST /conversations/:id/hand', { ...of(row.id), body: { why, ...('memberId' in to ? { memberId: to.memberId } : { teamId: to.teamId }) } }),
    done: say('done.hand', { name: to.name }),
    undo: () => handBack(row, to),
  })

/** Fetches it back from whom it was handed to, and puts it where it stood. */
async function handBack({ id, owner, team }: Conversation, to: To): Promise<void> {
  if ('memberId' in to) await api('POST /conversations/:id/take-over', { ...of(id), body: { from: to.memberId } })
  await api('POST /conversations/:id/hand', { ...of(id), body: { ...(owner && { memberId: owner.id }), ...(team && { teamId: team.id }) } })
}

/** Lets it rest until an instant. */
export const snooze = (row: Conversation, until: Date, zone: string) =>
  perform({
    id: row.id,
    optimistic: { state: 'snoozed', snoozedUntil: until.toISOString(), due: null },
    ask: () => api('POST /conversations/:id/snooze', { ...of(row.id), body: { until: until.toISOString() } }),
    done: say('done.snooze', { at: shortly(until, Date.now(), timeWords(i18next.language, zone)) }),
    undo: () => api('POST /conversations/:id/wake', of(row.id)),
  })

/** Ends its rest. */
export const wake = (row: Conversation) =>
  perform({
    id: row.id,
    ask: () => api('POST /conversations/:id/wake', of(row.id)),
    done: say('done.wake'),
    undo: () => api('POST /conversations/:id/snooze', { ...of(row.id), body: { until: row.snoozedUntil ?? new Date().toISOString() } }),
  })

/** Closes it, with what came of it. */
export const close = (row: Conversation, outcome: Outcome, me: Named) =>
  perform({
    id: row.id,
    optimistic: { state: 'closed', due: null, held: null, closed: { at: new Date().toISOString(), by: named(me), outcome } },
    ask: () => api('POST /conversations/:id/close', { ...of(row.id), body: { outcome } }),
    done: say('done.close', { outcome: say(`outcomes.${outcome}`) }),
    undo: () => api('POST /conversations/:id/reopen', of(row.id)),
  })

/** It was held aside wrongly: it waits as if it had come normally. */
export const notSpam = (row: Conversation) =>
  perform({
    id: row.id,
    optimistic: { state: 'waiting_for_us', held: null },
    ask: () => api('POST /conversations/:id/not-spam', of(row.id)),
    done: say('done.notSpam'),
  })

/** Opens a closed one again. */
export const reopen = (row: Conversation) =>
  perform({
    id: row.id,
    ask: () => api('POST /conversations/:id/reopen', of(row.id)),
    done: say('done.reopen'),
    undo: () => api('POST /conversations/:id/close', { ...of(row.id), body: { outcome: (row.closed?.outcome ?? 'resolved') as Outcome } }),
  })

/** Sets its tags. */
export const tag = (row: Conversation, tags: string[]) =>
  perform({
    id: row.id,
    optimistic: { tags },
    ask: () => api('PUT /conversations/:id/tags', { ...of(row.id), body: { tags } }),
    done: say('done.tag'),
    undo: () => api('PUT /conversations/:id/tags', { ...of(row.id), body: { tags: row.tags } }),
  })
