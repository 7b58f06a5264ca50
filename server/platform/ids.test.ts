import { expect, test } from 'vitest'
import { validate, version } from 'uuid'
import { newId } from './ids.ts'

test('ids are versions 7, all different, and grow', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
