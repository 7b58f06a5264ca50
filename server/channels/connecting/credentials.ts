import type { z } from 'zod'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { wrongField } from '#platform/fields/wrong-field.ts'
import { Refusal } from '#platform/refusal.ts'
import { AccountTrouble, type Account, type Adapter } from '../adapter.ts'
import { adapters } from '../registry.ts'

export type Fields = Record<string, string | number | boolean>

/** A network may be slow, a person waits: how long credentials are tried, ms. */
const PATIENCE = 20_000

/** The adapter of a network. Refuses one that this version does not know. */
export function adapterOf(network: string): Adapter {
  const adapter = adapters[network]
  if (!adapter) throw new Refusal('invalid', 'no-such-network', `Aerie does not know a network called “${network}”. Choose one of the list.`)
  return adapter
}

/** Sorts a filled form into what may be read back and what may not, checked by the adapter. Refuses with the field's name. */
export function sortFields(
  adapter: Adapter,
  fields: Fields,
  { secretToo = true } = {},
): { settings: Record<string, unknown>; secret: Record<string, unknown> } {
  const isSecret = (name: string) => adapter.fields.some((field) => field.name === name && field.secret)
  const filled = Object.entries(fields).filter(([, value]) => value !== '')
  const pick = (secret: boolean) => Object.fromEntries(filled.filter(([name]) => isSecret(name) === secret))
  return { settings: fit(adapter, adapter.settings, pick(false)), secret: secretToo ? fit(adapter, adapter.secret, pick(true)) : {} }
}

function fit(adapter: Adapter, shape: z.ZodType<Record<string, unknown>>, values: unknown): Record<string, unknown> {
  const parsed = shape.safeParse(values, { error: wrongField })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  const labels = fields.map((field) => `${adapter.fields.find((one) => one.name === field.path)?.label ?? field.path}: ${field.message.replace(/\.$/, '')}`)
  throw new Refusal('invalid', 'invalid-fields', `Some fields are not as they should be. ${labels.join('. ')}.`, { fields })
}

/** Tries an account's credentials at its network. Refuses with what the network said and what to do. */
export const tryCredentials = (adapter: Adapter, account: Account): ReturnType<Adapter['check']> => inTime(adapter, () => adapter.check(account))

/** Something a person waits for at a network. Refuses with what the network said and what to do, also when it says nothing for long. */
export async function inTime<T>(adapter: Adapter, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AccountTrouble('no answer', `${adapter.title} did not answer within ${PATIENCE / 1000} seconds. Check the address, then try again.`)),
      PATIENCE,
    )
  })
  try {
    return await Promise.race([work(), late])
  } catch (error) {
    throw inPerson(adapter, error)
  } finally {
    clearTimeout(timer)
  }
}

/** What is tried again by itself while nobody waits for it. */
const BY_ITSELF = /; it (is tried again|goes on by itself)\.$/
/** A failure of the line as Node tells it. */
const LINE = /^E(?!RR_)[A-Z]+$/

/** What a failure means to somebody who waits for it: what to do, and never that it mends itself. A fault of ours stays one. */
export function inPerson({ title }: Adapter, error: unknown): unknown {
  const { code = '' } = (error ?? {}) as { code?: unknown }
  const isAway = error instanceof OutsideError || (error instanceof Error && typeof code === 'string' && LINE.test(code))
  if (error instanceof AccountTrouble && !BY_ITSELF.test(error.advice)) return new Refusal('invalid', 'channel-refused', error.advice, { said: error.message })
  if (!(error instanceof AccountTrouble) && !isAway) return error
  const advice = `${title} cannot be reached there at the moment. Check what you entered, and try again in a while.`
  return new Refusal('invalid', 'channel-refused', advice, { said: error.message })
}
