import { expect, test } from 'vitest'
import type { Entry, ItemEntry, OutgoingEntry } from '../../conversation.ts'
import { happenedSince, readNow } from './happened.ts'

const ITEM: Omit<ItemEntry, 'id' | 'text'> = {
  what: 'item',
  at: '2026-11-23T10:00:00Z',
  direction: 'in',
  author: { personId: 'p', name: 'Ada', handle: null },
  writtenBy: null,
  subject: null,
  html: null,
  url: null,
  visibility: 'public',
  automatic: false,
  labels: [],
  receivedLateAt: null,
  editedAt: null,
  versions: [],
  deletedAt: null,
  attachments: [],
  assessment: null,
  reach: null,
  seenAt: null,
  veil: [],
  told: null,
  loggedAnswerId: null,
}
const item = (id: string, more: Partial<ItemEntry> = {}): ItemEntry => ({ ...ITEM, id, text: id, ...more })
const SENDING: Omit<OutgoingEntry, 'id' | 'text' | 'writtenBy'> = {
  what: 'outgoing',
  at: '2026-11-23T10:01:00Z',
  state: 'queued',
  attempts: 0,
  error: null,
  advice: null,
  url: null,
}
const outgoing = (id: string, by: string): OutgoingEntry => ({ ...SENDING, id, text: id, writtenBy: { id: by, name: by } })
const read: Entry[] = [item('read'), outgoing('sent before', 'ben')]
const happened = (...entries: Entry[]) => happenedSince(readNow(read), entries, 'me').map(({ id, who }) => `${who} ${id}`)

test('what was read does not count', () => expect(happened(...read)).toEqual([]))
test('what they wrote since does, also when its time is earlier', () =>
  expect(happened(...read, item('new', { at: '2026-11-23T09:00:00Z' }))).toEqual(['them new']))
test('so does what they changed or took back', () =>
  expect(happened(item('read', { editedAt: '2026-11-23T10:05:00Z' }), item('other', { deletedAt: '2026-11-23T10:05:00Z' }))).toEqual([
    'them read',
    'them other',
  ]))
test('and what a colleague answers, not what I do', () => expect(happened(outgoing('theirs', 'ben'), outgoing('mine', 'me'))).toEqual(['us theirs']))
test('a note disturbs nothing', () =>
  expect(happened({ what: 'note', id: 'n', at: '2026-11-23T10:05:00Z', by: { id: 'ben', name: 'Ben' }, text: 'x', mentions: [] })).toEqual([]))
