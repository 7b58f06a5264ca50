import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { groupsOf, type Opening } from './group.ts'
import { LEAST } from './notice.ts'
import { isLike, sketchOf } from './sketch.ts'

const CAMPAIGN = 'Shame on you for selling our harbour, cancel the deal today and listen to the people'
const opening = (text: string, id: string): Opening[] => {
  const sketch = sketchOf(text)
  return sketch ? [{ ...sketch, id, audience: 'all', at: new Date(0) }] : []
}

test.each([
  ['RT @ben: ' + CAMPAIGN, true],
  [CAMPAIGN.toUpperCase() + '!!!', true],
  [CAMPAIGN + ' https://x.example/17', true],
  [CAMPAIGN.replace('today', 'now'), true],
  [CAMPAIGN.replace('harbour', 'härbour'), true],
  ['You sold our harbour, shame, the deal was made today behind closed doors for the people in power', false],
  ['Listen to the music on the harbour today, a great deal of people came', false],
])('%s', (text, alike) => expect(isLike(sketchOf(CAMPAIGN)!.shingles, sketchOf(text)!.shingles)).toBe(alike))

test('too little is said to be a copy, but for a link', () => {
  for (const text of ['', '👍', 'Thank you so much!!', 'Thank you so so so so much', '@a @b @c @d @e @f @g hi', '12 34 56 78 90 12 34'])
    expect(sketchOf(text)).toBeNull()
  const [one, other] = [sketchOf('Win now https://spam.example/win?to=1')!, sketchOf('win NOW! https://spam.example/win?to=2')!]
  expect(isLike(one.shingles, other.shingles)).toBe(true)
  expect(isLike(one.shingles, sketchOf('Win now https://else.example/win')!.shingles)).toBe(false)
})

test('a campaign whose copies differ is one flood, though not every pair shares a key', () => {
  const words = ['people', 'neighbours', 'voters', 'children']
  const copies = Array.from({ length: 40 }, (_, i) => `${i % 3 ? '' : 'RT '}${CAMPAIGN.replace('people', words[i % 4]!)}${i % 5 ? '' : ' please share'}`)
  const groups = groupsOf(
    copies.flatMap((text, i) => opening(text, `c${i}`)),
    [],
    1,
  )
  expect(groups.map((group) => group.ids.length)).toEqual([40])
})

test('of all examples, in six languages, none is called a flood', () => {
  const folder = join(import.meta.dirname, '../../../model/examples')
  const files = ['train', 'test'].flatMap((part) => readdirSync(join(folder, part)).map((file) => join(folder, part, file)))
  const texts = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')).map((line) => (JSON.parse(line) as { text: string }).text)
  expect(texts.length).toBeGreaterThan(5000)
  const groups = groupsOf(
    texts.flatMap((text, i) => opening(text, String(i))),
    [],
    1,
  )
  expect(groups.filter((group) => group.ids.length >= LEAST)).toEqual([])
  expect(groups.length).toBeLessThanOrEqual(3)
})

test('audiences and days are kept apart', () => {
  const two = (audience: string, at: number) => [...opening(CAMPAIGN, 'a'), ...opening(CAMPAIGN, 'b').map((one) => ({ ...one, audience, at: new Date(at) }))]
  expect(groupsOf(two('all', 10), [], 10)).toHaveLength(1)
  expect(groupsOf(two('all', 11), [], 10)).toEqual([])
  expect(groupsOf(two('team', 0), [], 10)).toEqual([])
})
