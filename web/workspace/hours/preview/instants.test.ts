import { expect, test } from 'vitest'
import { tellingInstants } from './instants.ts'

test('late Friday, Saturday and the eve of the next holiday, in the team’s zone', () => {
  const now = new Date('2026-11-18T10:00:00Z') // a Wednesday
  const [, friday, saturday, eve] = tellingInstants(now, 'America/New_York', [
    { date: '2026-01-01', name: 'past' },
    { date: '2026-11-26', name: 'Thanksgiving' },
  ])
  expect(friday?.toISOString()).toBe('2026-11-20T22:50:00.000Z')
  expect(saturday?.toISOString()).toBe('2026-11-21T16:00:00.000Z')
  expect(eve?.toISOString()).toBe('2026-11-25T21:30:00.000Z')
})

test('on a Friday it is the next one, and no holiday means no eve', () => {
  const at = tellingInstants(new Date('2026-11-20T12:00:00Z'), 'Europe/Berlin', [])
  expect(at.map((one) => one.toISOString())).toEqual(['2026-11-20T12:00:00.000Z', '2026-11-27T16:50:00.000Z', '2026-11-28T10:00:00.000Z'])
})
