import { expect, test } from 'vitest'
import { inList, warningsOf } from './warnings.ts'

test.each([
  [{}, []],
  [{ labels: ['nudity', 'en', 'spam'] }, ['nudity']],
  [{ labels: ['!warn'], warning: ' Food ' }, ['warn', 'Food']],
  [{ labels: 'porn', warning: '' }, []],
  [{ labels: [1, null, 'gore'] }, ['gore']],
])('what %j is covered for', (extra, warnings) => {
  expect(warningsOf(extra)).toEqual(warnings)
})

test('a list says the warnings instead of the text', () => {
  expect(inList('Look!', ['nudity', 'Food'])).toBe('⚠ nudity, Food')
  expect(inList('Look!', [])).toBe('Look!')
})
