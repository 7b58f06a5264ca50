import type { z } from 'zod'
import { readChannels } from '#channels'
import { readTiers, type Customer } from '#people'
import { withTier, type Assessment, type Reader } from '#triage'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { ArrivedBy, ArrivedItem } from '../arrival.ts'
import { rule, type Ruled } from '../arriving/rule.ts'
import { reckon } from '../clock/deadline.ts'
import { explainDue } from '../clock/explain.ts'
import type { Foretold } from '../contract/routing.ts'
import { STRANGER } from '../rules/acquaintance.ts'
import { readSettings } from '../settings/read.ts'
import type { Settings } from '../settings/settings.ts'
import { readRoster } from './roster.ts'
import { stepViews } from './view.ts'
import { givenTo, whose, type StepSaid } from './whose.ts'

/** A message that might come in. */
export interface Imagined {
  text: string
  channelId: string | null
  visibility: 'public' | 'direct'
  person: 'known' | 'stranger'
  answeredBy: string | null
  tierId: string | null
  accountOwnerId: string | null
}

type Foretold = z.input<typeof Foretold>

/** Nobody, for a message that was never written. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Tells what would happen to a message by the settings of this moment: it goes the very way of intake, up to where that would write. */
export async function foretell({ tx, now }: Work, reader: Reader, imagined: Imagined): Promise<Foretold> {
  const settings = await readSettings(tx)
  const { personId, channel } = { personId: NOBODY, channel: await channelOf(tx, imagined.channelId) }
  const customer = imagined.person === 'known' ? await customerOf(tx, imagined) : null
  const [plain] = await reader.understandAll([{ text: imagined.text, subject: null, lang: null, visibility: imagined.visibility, followers: null }])
  const read = withTier(plain!, customer?.tier)
  const isKnown = imagined.person === 'known'
  const knows = isKnown ? { spoke: true, answered: imagined.answeredBy !== null, open: false } : STRANGER
  const item = { ...itemOf(imagined, channel, read, now), ...(customer && { customer }) }
  const ruled = rule({ channel }, item, null, { settings, knows: () => knows })
  const said = ruled.aside ? [] : await ask(tx, settings, { personId, ruled, language: read.language, now, lastAgent: isKnown ? imagined.answeredBy : null })
  return tell({ settings, channel, imagined, ruled, read, said, now })
}

/** What the imagined person is to the company. */
async function customerOf(tx: Tx, { tierId, accountOwnerId }: Imagined): Promise<Customer | null> {
  if (!tierId && !accountOwnerId) return null
  const tier = tierId ? ((await readTiers(tx)).find((one) => one.id === tierId) ?? null) : null
  if (tierId && !tier) throw new Refusal('not-found', 'no-such-tier', 'This tier is not on the list any more. Choose another.')
  return { tier, accountOwnerId }
}

async function channelOf(tx: Tx, id: string | null): Promise<ArrivedBy> {
  if (id === null) return { id: NOBODY, network: '', name: '', brandId: null, teamId: null }
  const channel = (await readChannels(tx)).find((one) => one.id === id && !one.removed)
  if (!channel) throw new Refusal('not-found', 'no-such-channel', 'This channel is not connected any more. Choose another.')
  return channel
}

const itemOf = ({ text, visibility }: Imagined, { network }: ArrivedBy, assessment: Assessment, at: Date): ArrivedItem => ({
  itemId: NOBODY,
  network,
  at,
  direction: 'in',
  visibility,
  subject: null,
  text,
  personId: NOBODY,
  handle: null,
  followers: null,
  automatic: false,
  unprompted: false,
  writtenBy: null,
  assessment,
  extra: {},
})

interface Asked {
  personId: string
  ruled: Ruled
  language: string | null
  now: Date
  lastAgent: string | null
}

async function ask(tx: Tx, { crew, routing }: Settings, { personId, ruled, language, now, lastAgent }: Asked): Promise<StepSaid[]> {
  const roster = await readRoster(tx, { crew, routing, personIds: [personId], now })
  const lastAgentOf = () => lastAgent && { memberId: lastAgent, at: now }
  const { routed, byTier, item } = ruled
  const opening = { personId, teamId: routed.teamId, byTier, language, at: now, accountOwnerId: item.customer?.accountOwnerId ?? null }
  return whose(opening, { ...roster, lastAgentOf: () => lastAgentOf() || null }, routing, now)
}

interface Told {
  settings: Settings
  channel: ArrivedBy
  imagined: Imagined
  ruled: Ruled
  read: Assessment
  said: StepSaid[]
  now: Date
}

function tell({ settings, channel, imagined, ruled, read, said, now }: Told): Foretold {
  const { routed, fired, aside, item } = ruled
  const nameOf = (id: string): string => settings.crew.find((one) => one.id === id)?.name ?? ''
  const team = { id: routed.teamId, name: settings.team(routed.teamId)?.name ?? '' }
  const [ownerId, says] = [givenTo(said), fired.find(({ did }) => did.intent)]
  const hints = fired.flatMap(({ did }) => did.hintTeamId ?? [])
  const { language, intents, sentiment, urgency, reasons } = read
  const isOfChannel = channel.teamId !== null && channel.teamId === routed.teamId
  const because = routed.because !== null ? 'rule' : ruled.byTier !== null ? 'tier' : isOfChannel ? 'channel' : 'default'
  return {
    read: { language, intents, sentiment, urgency, reasons },
    before: says ? { rule: says.name, intent: says.did.intent! } : null,
    rules: fired.map(({ name, did }) => ({ name, did })),
    held: aside && { rule: aside.because },
    urgency: item.assessment!.urgency,
    team: { ...team, because, rule: routed.because },
    hinted: [...new Set(hints)].map((id) => ({ id, name: settings.team(id)?.name ?? '' })),
    steps: stepViews(said, nameOf),
    owner: ownerId ? { id: ownerId, name: nameOf(ownerId) } : null,
    due: aside ? null : dueOf(settings, { teamId: team.id, channelId: channel.id, visibility: imagined.visibility, urgency: item.assessment!.urgency }, now),
  }
}

function dueOf(settings: Settings, of: Parameters<Settings['promiseTo']>[0], now: Date): Foretold['due'] {
  const clock = { from: now, responseSpent: 0, resolutionSpent: 0, answeredBefore: false, windowUntil: null }
  const { at, because } = reckon(clock, settings.promiseTo(of))
  return { at: at.toISOString(), because, sentence: explainDue(at, because, settings.team(of.teamId)?.timeZone ?? 'UTC') }
}
