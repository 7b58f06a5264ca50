import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presets } from './presets.ts'
import { instantOf, wallTime } from './zoned.ts'

const offers = (now: string, zone: string) => Object.fromEntries(presets(new Date(now), zone).map(({ name, until }) => [name, until.toISOString()]))

describe('snooze offers', () => {
  test('stand in the person’s own zone', () =>
    expect(offers('2026-11-24T09:10:00Z', 'Europe/Berlin')).toEqual({
      laterToday: '2026-11-24T12:30:00.000Z',
      tomorrow: '2026-11-25T08:00:00.000Z',
      nextMonday: '2026-11-30T08:00:00.000Z',
    }))
  test('know that late in the evening nothing is later today', () => expect(offers('2026-11-24T19:00:00Z', 'Europe/Berlin')).not.toHaveProperty('laterToday'))
  test('name Monday once on a Sunday', () => expect(Object.keys(offers('2026-11-22T09:00:00Z', 'Europe/Berlin'))).toEqual(['laterToday', 'tomorrow']))
  test('on a Monday mean the Monday after', () => expect(offers('2026-11-23T09:00:00Z', 'UTC').nextMonday).toBe('2026-11-30T09:00:00.000Z'))
  test('are at nine also after the clocks changed', () => expect(offers('2026-10-24T09:00:00Z', 'Europe/Berlin').tomorrow).toBe('2026-10-25T08:00:00.000Z'))
  test('roll over the year', () => expect(offers('2026-12-31T09:00:00Z', 'UTC').tomorrow).toBe('2027-01-01T09:00:00.000Z'))
})

describe('an instant of a wall time', () => {
  test('shows that time on the wall, wherever it exists', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe')
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(wallTime(instantOf(wallTime(at, zone), zone), zone)).toEqual(wallTime(at, zone))
      }),
    )
  })
  test('that the spring change skips is as much later', () =>
    expect(instantOf({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }, 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z'))
  test('that comes twice in autumn is the first', () =>
    expect(instantOf({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z'))
})
