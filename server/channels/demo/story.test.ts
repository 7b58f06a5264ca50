import { expect, test } from 'vitest'
import { RawItem } from '../raw-item.ts'
import { tellWeek } from './story.ts'

const now = new Date('2026-03-05T15:00:00Z')

test('a week of history is in order, in the past, complete, and the same each time', () => {
  for (const where of ['post', 'mail'] as const) {
    const week = tellWeek(where, now)
    expect(week).toEqual(tellWeek(where, now))
    expect(week.every((item) => item.at <= now && RawItem.safeParse(item).success)).toBe(true)
    expect(new Set(week.map((item) => item.id)).size).toBe(week.length)
    const known = new Set(week.map((item) => item.id))
    expect(week.every((item) => !item.inReplyTo || known.has(item.inReplyTo))).toBe(true)
    const asked = week.filter((item) => item.direction === 'in' && !item.inReplyTo)
    const answered = asked.filter((item) => known.has(`${item.id}-answer`))
    expect(answered.length / asked.length).toBeGreaterThan(0.6)
    expect(answered.length).toBeLessThan(asked.length)
  }
})

test('some write for the first time, and nobody answers spam', () => {
  const week = tellWeek('post', now)
  const newcomers = week.filter((item) => item.author.id?.startsWith('newcomer-') && !item.inReplyTo)
  const spam = week.filter((item) => item.author.id?.startsWith('spammer-'))
  expect(newcomers.length).toBeGreaterThan(2)
  expect(new Set(newcomers.map((item) => item.author.id)).size).toBe(newcomers.length)
  expect(spam.length).toBeGreaterThan(0)
  expect(week.filter((item) => spam.some(({ id }) => id === item.inReplyTo))).toEqual([])
})
