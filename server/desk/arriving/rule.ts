import type { Arrival, ArrivedItem } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Aside, Effect } from '../conversation/event.ts'
import type { Routable } from '../rules/condition.ts'
import type { Firing, Verdict } from '../rules/judge.ts'
import { asideFor } from '../rules/noise.ts'
import type { Desk } from './take.ts'

/** An item as the rules have it, whose it is if it opens a conversation, and whether it is held aside. */
export interface Ruled {
  item: ArrivedItem
  routed: { teamId: string; because: string | null }
  /** The tier of its author, where that gave the team. */
  byTier: string | null
  aside: Aside | null
  /** What rules did that had not met this conversation before. */
  fired: Firing[]
}

/** Asks the rules about an item of theirs. `c`: the conversation it joins; null: it opens one. */
export function rule({ channel }: Pick<Arrival, 'channel'>, item: ArrivedItem, c: Conversation | null, desk: Pick<Desk, 'settings' | 'knows'>): Ruled {
  const { settings } = desk
  const opening = c === null
  const tier = c ? null : settings.tierHome(item.customer?.tier)
  const home = c?.teamId ?? tier?.teamId ?? settings.homeOf(channel.teamId)
  const acquaintance = desk.knows(item.personId)
  const read = routableOf(channel, item, !opening || acquaintance.spoke)
  const verdict = settings.judge(read, { opening, at: item.at, teamId: home })
  const judged = withVerdict(item, verdict)
  const held = verdict.held !== null ? { because: verdict.held } : asideFor(judged, settings.noise, acquaintance)
  return {
    item: judged,
    routed: verdict.team ? { teamId: verdict.team.id, because: verdict.team.because } : { teamId: home, because: null },
    byTier: verdict.team ? null : (tier?.name ?? null),
    aside: opening || mayStayAside(c) ? held : null,
    fired: verdict.fired.filter((one) => !c?.ruled?.includes(one.ruleId)),
  }
}

/** Before a person spoke in it, or while it is held, or was when it was closed. */
const mayStayAside = (c: Conversation): boolean => c.heldAt !== null || c.lastInAt === null

/** An item as rules look at it. */
export function routableOf(
  { id, network }: Arrival['channel'],
  { visibility, subject, text, handle, followers, customer, assessment }: ArrivedItem,
  isKnown: boolean,
): Routable {
  const intents = assessment?.intents.length ? assessment.intents.map((one) => one.intent) : [assessment?.intent ?? 'other']
  const { language = null, sentiment = null, urgency = 'normal', topics = [] } = assessment ?? {}
  const about = topics.map((topic) => topic.id)
  const [tierId, accountOwnerId] = [customer?.tier?.id ?? null, customer?.accountOwnerId ?? null]
  const author = { handle, followers, tierId, accountOwnerId, isKnown }
  return { ...author, channelId: id, network, visibility, subject, text, language, intents, topics: about, sentiment, urgency }
}

/** What a rule says an item is, it is for certain. */
function withVerdict(item: ArrivedItem, { intent, urgency }: Verdict): ArrivedItem {
  if (!item.assessment || (intent === null && urgency === item.assessment.urgency)) return item
  const said = intent ? { intent, intents: [{ intent, confidence: 1 }] } : {}
  return { ...item, assessment: { ...item.assessment, ...said, urgency } }
}

/** A conversation that remembers which rules met it. */
export const withRules = (c: Conversation, fired: readonly Firing[]): Conversation =>
  fired.length === 0 ? c : { ...c, ruled: [...(c.ruled ?? []), ...fired.map((one) => one.ruleId)] }

/** What is told of the rules that met a conversation: nothing of what anybody wrote. */
export const told = (fired: readonly Firing[]): Effect[] =>
  fired.length === 0 ? [] : [{ kind: 'conversation.ruled', by: null, data: { rules: fired.map(({ ruleId, name, did }) => ({ id: ruleId, name, did })) } }]
