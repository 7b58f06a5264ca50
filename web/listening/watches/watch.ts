import type { Answer, Asked } from '../../app/asking/api.ts'

export type Watch = Answer<'GET /watches'>['items'][number]
export type WatchDraft = NonNullable<Asked<'POST /watches'>['body']>
export type Caught = Answer<'GET /watches/:id/hits'>['items'][number]
export type QueryTrouble = NonNullable<Answer<'GET /watches/preview'>['trouble']>

export const PURPOSES = ['brand', 'product', 'person', 'competitor', 'topic', 'buying_phrase'] as const satisfies readonly WatchDraft['purpose'][]
export const BECOMES = ['conversation', 'lead_hint', 'person_note', 'counted'] as const satisfies readonly WatchDraft['becomes'][]

/** Hits that wait for an answer are some team's. */
export const hasTeam = ({ becomes }: Pick<WatchDraft, 'becomes'>): boolean => becomes === 'conversation' || becomes === 'lead_hint'

export const draftOf = ({ name, query, purpose, becomes, teamId }: Watch): WatchDraft => ({ name, query, purpose, becomes, teamId })
