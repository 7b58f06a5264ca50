import type { Answer } from '../../app/asking/api.ts'

export type Health = Answer<'GET /channels/:id/health'>
export type Trouble = Health['troubles'][number]
