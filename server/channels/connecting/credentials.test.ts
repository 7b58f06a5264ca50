import { expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { adapters } from '../registry.ts'
import { sortFields } from './credentials.ts'

const wrongIn = (network: string, value: string | undefined): { path: string; message: string }[] => {
  const adapter = adapters[network]!
  try {
    sortFields(adapter, value === undefined ? {} : Object.fromEntries(adapter.fields.filter(({ kind }) => kind !== 'switch').map(({ name }) => [name, value])))
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.details['fields'] as { path: string; message: string }[]
    throw error
  }
}

// What a person reads beside a field is a sentence of ours, which the screens translate; never the validator's.
test.each(Object.keys(adapters))('what is wrong with a field is said in a sentence: %s', (network) => {
  for (const value of [undefined, '?', '🔥'.repeat(5_000), 'https://', '-1'])
    for (const { path, message } of wrongIn(network, value)) expect(message, path).toMatch(/^(?!.*(expected|received|Invalid|Too (big|small)))\p{Lu}.* .*\.$/u)
  expect(wrongIn('web', undefined)).toContainEqual({ path: 'title', message: 'This must be filled in.' })
})
