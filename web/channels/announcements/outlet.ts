import type { Answer, Asked } from '../../app/asking/api.ts'

export type Outlet = Answer<'GET /outlets'>['items'][number]
export type Given = Asked<'POST /outlets'>['body']
export type AccessGiven = Given['access']

export const EVENTS = ['nearly_due', 'breached', 'handed'] as const
export const KINDS = ['slack', 'slack_webhook', 'webhook'] as const
export const TEXTS = ['none', 'public', 'all'] as const
