import { countryOfNumber, readOwnNumbers, toNumber, type ByHand } from '#channels'
import { introduce, keyOn, lockNetworks, type Introduced } from '#people'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Contact } from './contract.ts'

/** Whom a contact was with, and as whom the kind's network knows them. */
export interface Other {
  personId: string
  key: string
}

/** Finds whom a contact was with, or makes their acquaintance. Refuses a number that cannot be one. */
export async function meet(work: Work, kind: ByHand, who: Contact['who'], at: Date): Promise<Other> {
  const identities = await identitiesOf(work, who, kind)
  await lockNetworks(work.tx, [kind, ...identities.map((one) => one.network)])
  const personId = await introduce(work.tx, at, { personId: who.personId ?? null, name: who.name ?? null, identities })
  const told = identities.find((one) => one.network === kind)
  return { personId, key: told?.key ?? (await keyOn(work.tx, at, personId, kind)) }
}

/** On a call the number says who it is, in a letter the address; what says it stands first. */
async function identitiesOf({ tx }: Work, { phone, mail, country }: Contact['who'], kind: ByHand): Promise<Introduced[]> {
  const number = phone === undefined ? null : toNumber(phone, country ?? (await ownCountry(tx)))
  if (phone !== undefined && number === null)
    throw new Refusal('invalid', 'no-such-number', `“${phone}” is not a telephone number. Write it with its country, like +49 30 1234567.`, {
      fields: [{ path: 'who.phone', message: 'no number' }],
    })
  const identities = [...(mail ? [{ network: 'email', key: mail }] : []), ...(number ? [{ network: 'phone', key: number }] : [])]
  return kind === 'phone' ? identities.toReversed() : identities
}

async function ownCountry(tx: Work['tx']): Promise<string | null> {
  const [own] = await readOwnNumbers(tx)
  return own ? countryOfNumber(own) : null
}
