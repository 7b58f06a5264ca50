import type { z } from 'zod'
import { URGENCIES, type Intent, type Urgency } from '#triage'
import type { RuleEffects } from '../contract.ts'
import { asking, occasionOf, type Condition, type Occasion, type Routable } from './condition.ts'

export type RuleEffects = z.output<typeof RuleEffects>

/** What is done with what fits. */
export interface Rule {
  id: string
  name: string
  fits: Condition
  /** Null: leaves the team as it is. */
  teamId: string | null
  does: RuleEffects
}

/** A rule that is ready to be asked. */
export interface ReadyRule extends Omit<Rule, 'fits'> {
  fits(occasion: Occasion): boolean
}

export const readied = (rule: Rule): ReadyRule => ({ ...rule, fits: asking(rule.fits) })

/** What a rule did to one conversation. */
export interface Firing {
  ruleId: string
  name: string
  did: RuleEffects & { teamId?: string }
}

/** What the rules make of an item. */
export interface Verdict {
  /** The team and the rule that gave it; null: none did. */
  team: { id: string; because: string } | null
  /** What it is, whatever was read; null: as it was read. */
  intent: Intent | null
  urgency: Urgency
  /** The rule that holds it aside; null: none does. */
  held: string | null
  /** In the order of the rules; only what did something. */
  fired: Firing[]
}

export interface Hearing {
  /** Does it open a conversation? Only then a team is given and something held aside. */
  opening: boolean
  /** Does the team that a rule names (null: none) work at this moment? */
  isOpen(teamId: string | null): boolean
}

/**
 * Asks all rules about one item. First those that say what it is, whatever was read: the first of them that fits decides, and all
 * others see it so. Of those that fit, the first that names a team gives it; everything else adds up. Pure.
 */
export function judge(rules: readonly ReadyRule[], read: Routable, { opening, isOpen }: Hearing): Verdict {
  const occasion = occasionOf(read, () => false)
  const met = (rule: ReadyRule, one: Routable): boolean => rule.fits({ ...occasion, one, isOpen: () => isOpen(rule.teamId) })
  const before = rules.find((rule) => rule.does.intent && met(rule, read))
  const intent = before?.does.intent ?? null
  const one = intent ? { ...read, intents: [intent] } : read
  const fitting = rules.filter((rule) => met(rule, one))
  const giver = opening ? fitting.find((rule) => rule.teamId !== null) : undefined
  const fired = fitting.flatMap((rule) => firingOf(rule, { opening, gives: rule === giver, says: rule === before }) ?? [])
  return {
    team: giver ? { id: giver.teamId!, because: giver.name } : null,
    intent,
    urgency: moved(read.urgency, fired),
    held: fired.find(({ did }) => did.hold)?.name ?? null,
    fired,
  }
}

function firingOf({ id, name, teamId, does }: ReadyRule, { opening, gives, says }: { opening: boolean; gives: boolean; says: boolean }): Firing | null {
  const { hold, intent, ...always } = does
  const did = { ...always, ...(hold && opening && { hold }), ...(says && intent && { intent }), ...(gives && teamId && { teamId }) }
  return Object.keys(did).length === 0 ? null : { ruleId: id, name, did }
}

/** So many steps up or down as the rules say together, and no further than there are. */
function moved(urgency: Urgency, fired: readonly Firing[]): Urgency {
  const steps = fired.reduce((sum, { did }) => sum + (did.urgency === 'raise' ? 1 : did.urgency === 'lower' ? -1 : 0), 0)
  const at = URGENCIES.indexOf(urgency) + steps
  return URGENCIES[Math.min(Math.max(at, 0), URGENCIES.length - 1)]!
}
