import i18next from 'i18next'
import { api, type Asked } from '../../app/asking/api.ts'
import { readFromCache } from '../acts/patch.ts'
import { perform } from '../acts/perform.ts'
import { queryClient } from '../../app/asking/queries.ts'
import type { WholeConversation } from '../conversation.ts'
import type { Corrected } from './ask-correct.ts'
import { isShown, textOf } from './choices.ts'

export type Right = Asked<'POST /items/:id/corrections'>['body']

const say = i18next.getFixedT(null, 'desk')

/** Says what is right about a message, with a way back. */
export function correct({ conversationId, item }: Corrected, body: Right): Promise<boolean> {
  let given: { id: string } | null = null
  return perform({
    id: conversationId,
    ask: async () => (given = await api('POST /items/:id/corrections', { params: { id: item.id }, body })),
    done: doneWords(item.assessment, body),
    undo: () => api('DELETE /items/:id/corrections/:correction', { params: { id: item.id, correction: given!.id } }),
  })
}

function doneWords(shown: Corrected['item']['assessment'], right: Right): string {
  if (right.what === 'all') return say('correct.agreed')
  if (right.what === 'topic') return say('correct.done')
  return say(isShown(right, shown) ? 'correct.agreedOn' : 'correct.doneAs', { label: say(textOf(right)) })
}

/** Accepts what a language model suggests, which makes it one's own word, or says that it is not so; with a way back. */
export function decide({ conversationId, item }: Corrected, accept: boolean): Promise<boolean> {
  const params = { id: item.id }
  let given: { id: string | null } | null = null
  return perform({
    id: conversationId,
    ask: async () => (given = await api('POST /items/:id/suggestion', { params, body: { accept } })),
    done: accept ? say('correct.accepted') : say('correct.refused'),
    undo: () =>
      given?.id
        ? api('DELETE /items/:id/corrections/:correction', { params: { ...params, correction: given.id } })
        : api('DELETE /items/:id/suggestion', { params }),
  })
}

/** The newest message of theirs in a conversation that was opened, if the machine read it. */
export function newestOfTheirs(conversationId: string): Corrected | null {
  const whole = readFromCache(conversationId) && queryClient.getQueryData<WholeConversation>(['GET /conversations/:id', { params: { id: conversationId } }])
  const item = whole?.entries.findLast((entry) => entry.what === 'item' && entry.direction === 'in' && !entry.deletedAt && entry.assessment !== null)
  return item?.what === 'item' && item.assessment ? { conversationId, item: { ...item, assessment: item.assessment } } : null
}
