import type { Asked } from '../../app/asking/api.ts'
import type { Conversation } from '../conversation.ts'
import { fromField, toField } from '../snooze/field.ts'

export type Contact = Asked<'POST /contacts'>['body']
export const KINDS = ['phone', 'letter', 'visit', 'event'] as const satisfies readonly Contact['kind'][]
/** What may come of it, the likeliest first; what was spam or a duplicate nobody logs. */
export const ENDS = ['answered', 'resolved', 'no_answer_needed', 'passed_on'] as const satisfies readonly NonNullable<Contact['outcome']>[]

/** Somebody known, or a name that was typed. */
export interface Who {
  personId: string | null
  name: string
}

/** The form as it is filled. */
export interface Draft {
  kind: Contact['kind']
  direction: Contact['direction']
  who: Who | null
  phone: string
  mail: string
  /** As a `datetime-local` field has it. */
  at: string
  text: string
  teamId: string
  outcome: '' | (typeof ENDS)[number]
  /** It is an answer in the conversation that is open. */
  belongsHere: boolean
}

/** A form to be filled: with a conversation open, what was done about it. */
export const emptyDraft = (here: Conversation | null, now: Date, zone: string): Draft => ({
  kind: KINDS.find((kind) => kind === here?.channel.network) ?? 'phone',
  direction: here ? 'out' : 'in',
  who: here && { personId: here.person.id, name: here.person.name },
  phone: '',
  mail: '',
  at: toField(now, zone),
  text: '',
  teamId: '',
  outcome: '',
  belongsHere: here !== null,
})

/** May it stand in the conversation that is open: our answer in any, what they say only in one of its own kind. */
export const mayBelong = ({ kind, direction, who }: Draft, here: Conversation | null): here is Conversation =>
  here !== null && who?.personId === here.person.id && (direction === 'out' || here.channel.network === kind)

/** Where numbers without a country are dialled, if the browser says where it is used. */
const country = (): string | undefined => /-([A-Z]{2})\b/.exec(navigator.language)?.[1]

/** What is asked of the server. `opened`: when the form was opened, so that what is left as it was means now. */
export function toContact(draft: Draft, here: Conversation | null, attachments: NonNullable<Contact['attachments']>, opened: Date, zone: string): Contact {
  const { kind, direction, who, phone, mail, at, text, teamId, outcome } = draft
  const when = at === toField(opened, zone) ? null : fromField(at, zone)
  const region = country()
  return {
    kind,
    direction,
    text,
    attachments,
    who: {
      ...(who?.personId ? { personId: who.personId } : who?.name && { name: who.name }),
      ...(phone.trim() && { phone: phone.trim(), ...(region && { country: region }) }),
      ...(mail.trim() && { mail: mail.trim() }),
    },
    ...(when && { at: when.toISOString() }),
    ...(draft.belongsHere && mayBelong(draft, here) && { conversationId: here.id }),
    ...(teamId && { teamId }),
    ...(outcome && { outcome }),
  }
}
