import type { Caller } from '../../test/server.ts'
import type { Company } from '../company.ts'
import { conversationNumber, personNumber } from '../fill.ts'

/** Shows one screen; `n` counts the calls, so that not the same thing is opened every time. */
export type Screens = Record<string, (n: number) => Promise<unknown>>

/** Who looks at a filled database, and how much is in it. */
export interface Seat {
  agent: Caller
  lead: Caller
  company: Company
  size: number
}

/** The desk's screens, by name. Unless it says "a lead", an agent looks, who may not see everything. */
export const screensOf = (seat: Seat): Screens => ({ ...lists(seat), ...filtered(seat), ...others(seat), ...searches(seat) })

function lists({ agent, lead, company }: Seat): Screens {
  const [teamId] = company.teamIds
  return {
    'list: waiting': () => agent.call('GET /conversations', { query: { view: 'waiting' } }),
    'list: waiting, a lead': () => lead.call('GET /conversations', { query: { view: 'waiting' } }),
    'list: queue': () => agent.call('GET /conversations', { query: { view: 'queue' } }),
    'list: one team’s queue': () => agent.call('GET /conversations', { query: { view: 'queue', teamId: teamId! } }),
    'list: mine': () => agent.call('GET /conversations', { query: { view: 'mine' } }),
    'list: mentions': () => agent.call('GET /conversations', { query: { view: 'mentions' } }),
    'list: with them': () => agent.call('GET /conversations', { query: { view: 'with_them' } }),
    'list: closed': () => agent.call('GET /conversations', { query: { view: 'closed' } }),
    'list: closed, a lead': () => lead.call('GET /conversations', { query: { view: 'closed' } }),
    'list: counts': () => agent.call('GET /conversations/counts'),
  }
}

function filtered({ agent, lead, company }: Seat): Screens {
  const [teamId] = company.teamIds
  const [channelId] = company.channelIds
  const { quietChannelId } = company
  return {
    'waiting by team': () => agent.call('GET /conversations', { query: { view: 'waiting', teamId: teamId! } }),
    'waiting by channel': () => agent.call('GET /conversations', { query: { view: 'waiting', channelId: channelId! } }),
    'waiting by quiet channel': () => agent.call('GET /conversations', { query: { view: 'waiting', channelId: quietChannelId } }),
    'waiting by urgency': () => agent.call('GET /conversations', { query: { view: 'waiting', urgency: 'critical' } }),
    'waiting by intent': () => agent.call('GET /conversations', { query: { view: 'waiting', intent: 'complaint' } }),
    'waiting by tag': () => agent.call('GET /conversations', { query: { view: 'waiting', tag: 'regular' } }),
    'waiting by rare tag': () => agent.call('GET /conversations', { query: { view: 'waiting', tag: 'recall' } }),
    'closed by team': () => agent.call('GET /conversations', { query: { view: 'closed', teamId: teamId! } }),
    'closed by team, a lead': () => lead.call('GET /conversations', { query: { view: 'closed', teamId: teamId! } }),
    'closed by channel': () => agent.call('GET /conversations', { query: { view: 'closed', channelId: channelId! } }),
    'closed by quiet channel': () => agent.call('GET /conversations', { query: { view: 'closed', channelId: quietChannelId } }),
    'closed by quiet channel, a lead': () => lead.call('GET /conversations', { query: { view: 'closed', channelId: quietChannelId } }),
    'closed by urgency': () => agent.call('GET /conversations', { query: { view: 'closed', urgency: 'critical' } }),
    'closed by tag': () => agent.call('GET /conversations', { query: { view: 'closed', tag: 'regular' } }),
    'closed by rare tag': () => agent.call('GET /conversations', { query: { view: 'closed', tag: 'recall' } }),
    'closed by team and channel': () => agent.call('GET /conversations', { query: { view: 'closed', teamId: teamId!, channelId: channelId! } }),
    'closed by channel and urgency': () => agent.call('GET /conversations', { query: { view: 'closed', channelId: channelId!, urgency: 'low' } }),
  }
}

function others({ lead, size }: Seat): Screens {
  return {
    'conversation: open': (n) => lead.call('GET /conversations/:id', { params: { id: conversationNumber((n * 7919) % size) } }),
    'person: timeline': (n) => lead.call('GET /people/:id/timeline', { params: { id: personNumber((n * 7919) % size) } }),
  }
}

function searches({ agent, lead, company, size }: Seat): Screens {
  const [channelId] = company.channelIds
  const some = (n: number): number => (n * 104_729) % size
  return {
    'search: a common word': () => agent.call('GET /search', { query: { q: 'order' } }),
    'search: a common word, a lead': () => lead.call('GET /search', { query: { q: 'order' } }),
    'search: two words': () => agent.call('GET /search', { query: { q: 'parcel21 water37' } }),
    'search: a rare word': (n) => lead.call('GET /search', { query: { q: `number${some(n)}` } }),
    'search: no such word': () => agent.call('GET /search', { query: { q: 'zeppelin' } }),
    'search: a handle': (n) => lead.call('GET /search', { query: { q: `@person${some(n)}` } }),
    'search: in a channel': () => agent.call('GET /search', { query: { q: 'order', channelId: channelId! } }),
    'search: in a quiet channel': () => agent.call('GET /search', { query: { q: 'order', channelId: company.quietChannelId } }),
    'search: what is closed': () => agent.call('GET /search', { query: { q: 'coffee', state: 'closed' } }),
    'search: in a week': () => agent.call('GET /search', { query: { q: 'order', from: '2026-02-26', to: '2026-03-01' } }),
  }
}
