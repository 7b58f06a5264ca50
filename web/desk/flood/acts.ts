import { api, type Asked } from '../../app/asking/api.ts'
import { readAnew } from '../../app/asking/queries.ts'
import type { Conversation } from '../conversation.ts'

type Close = Asked<'POST /floods/:id/close'>['body']
export type Outcome = Close['outcome']

/** Closes what of a flood stands where this one stands. @returns which they were */
export async function closeAll(id: string, state: Conversation['state'], outcome: Outcome): Promise<string[]> {
  return (await api('POST /floods/:id/close', { params: { id }, body: { state: state as Close['state'], outcome } })).closed
}

export async function reopenAll(id: string, ids: string[]): Promise<void> {
  await api('POST /floods/:id/reopen', { params: { id }, body: { ids } })
  await freshenAll()
}

/** @returns the messages that go out */
export async function answerAll(id: string, body: Asked<'POST /floods/:id/reply'>['body']): Promise<string[]> {
  return (await api('POST /floods/:id/reply', { params: { id }, body })).outgoing
}

export async function takeBackAll(id: string, outgoing: string[]): Promise<void> {
  await api('POST /floods/:id/take-back', { params: { id }, body: { outgoing } })
  await freshenAll()
}

/** What many conversations changed is read anew. */
export async function freshenAll(): Promise<void> {
  await Promise.all((['GET /conversations', 'GET /conversations/counts', 'GET /conversations/:id'] as const).map((name) => readAnew({ queryKey: [name] })))
}
