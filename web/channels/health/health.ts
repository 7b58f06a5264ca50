import type { Answer } from '../../app/api.ts'

export type Health = Answer<'GET /channels/:id/health'>
export type Trouble = Health['troubles'][number]
