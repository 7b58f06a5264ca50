import { expect, test } from 'vitest'
import type { Entry } from '../conversation.ts'
import { stitch } from './stitch.ts'

const entries = (names: string): Entry[] =>
  names.split('').map((id) => ({ what: 'fact', id, at: `2026-11-23T10:0${id.charCodeAt(0) - 97}:00Z`, kind: 'x', by: null, data: {} }))
const say = (list: readonly Entry[]) => list.map(({ id }) => id).join('')

test.each([
  ['nothing was kept', '', 'ab', 'ab'],
  ['earlier ones are kept', 'ab', 'cd', 'abcd'],
  ['what both have stands once', 'abc', 'cd', 'abcd'],
  ['what vanished from the newest reading is gone', 'abcd', 'bd', 'abd'],
  ['an emptied conversation is empty', 'ab', '', ''],
])('%s', (_, kept, fresh, result) => expect(say(stitch(entries(kept), entries(fresh)))).toBe(result))
