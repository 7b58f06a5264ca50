import { expect, test } from 'vitest'
import type { ItemEntry, OutgoingEntry } from '../../conversation.ts'
import { happenedSince, newestOf } from './happened.ts'

const item = (id: string, at: string, more: Partial<ItemEntry> = {}): ItemEntry => ({
  what: 'item',
  id,
  at,
  direction: 'in',
  author: { personId: 'p', name: 'Ada', handle: null },
  writtenBy: null,
  subject: null,
  text: id,
  html: null,
  url: null,
  visibility: 'public',
  automatic: false,
  editedAt: null,
  versions: [],
  deletedAt: null,
  attachments: [],
  assessment: null,
  reach: null,
  ...more,
})
const outgoing = (id: string, at: string, by: string): OutgoingEntry => ({
  what: 'outgoing',
  id,
  at,
  writtenBy: { id: by, name: by },
  text: id,
  state: 'queued',
  attempts: 0,
  error: null,
  advice: null,
  url: null,
})
const ids = (...entries: Parameters<typeof happenedSince>[0]) => happenedSince(entries, '10:00', 'me').map(({ id, who }) => `${who} ${id}`)

test('what was read does not count', () => expect(ids(item('old', '09:59'), item('read', '10:00'))).toEqual([]))
test('what they wrote since does', () => expect(ids(item('new', '10:01'))).toEqual(['them new']))
test('so does what they changed or took back', () =>
  expect(ids(item('a', '09:00', { editedAt: '10:01' }), item('b', '09:00', { deletedAt: '10:02' }))).toEqual(['them a', 'them b']))
test('and what a colleague answers, not what I do', () =>
  expect(ids(outgoing('theirs', '10:01', 'ben'), outgoing('mine', '10:01', 'me'))).toEqual(['us theirs']))
test('a note disturbs nothing', () => expect(ids({ what: 'note', id: 'n', at: '10:01', by: { id: 'ben', name: 'Ben' }, text: 'x', mentions: [] })).toEqual([]))
test('the newest instant counts edits', () => expect(newestOf([item('a', '10:00'), item('b', '09:00', { editedAt: '10:05' })])).toBe('10:05'))
