import type { LightMyRequestResponse } from 'fastify'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { connect } from '../server/channels/connecting/connect.ts'
import type { Fields } from '../server/channels/connecting/credentials.ts'
import type { TestServer } from './server.ts'

export const SHOP = 'https://shop.harris.test'
export const SIGNING = 'a secret of thirty-two characters or more'

/** A channel on the company's pages. @returns its id */
export const connectWeb = ({ platform, clock, teams }: TestServer, fields: Fields = {}, name = 'Shop'): Promise<string> =>
  inTransaction(platform.db, (tx) =>
    connect(
      platform,
      { tx, by: AERIE, now: clock.now() },
      { network: 'web', name, teamId: teams.care.id, brandId: null, fields: { origins: SHOP, title: 'Harris Wear', signingSecret: SIGNING, ...fields } },
    ),
  )

/** A page of the company's with the widget on it, as far as requests go. */
export interface WebPage {
  token: string | null
  ask(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS',
    path: string,
    body?: object,
    headers?: Record<string, string | undefined>,
  ): Promise<LightMyRequestResponse>
  /** Begins a visit and keeps its token. */
  begin(body?: object): Promise<LightMyRequestResponse>
  /** Says something as a person would, with a fresh ticket of ten seconds ago unless another is given. */
  says(text: string, more?: object): Promise<LightMyRequestResponse>
  /** What is there for the visitor after a place, at once. */
  hears(after?: number, query?: string): Promise<{ lines: { place: number; id: string; direction: string; text: string }[]; typing: boolean; read: number }>
}

let pages = 0

/** Each page is somewhere else, so that none is taken for many. */
export function openPage(server: TestServer, channelId: string, origin: string | undefined = SHOP): WebPage {
  const remoteAddress = `10.0.${Math.floor(++pages / 250)}.${pages % 250}`
  const self: WebPage = {
    token: null,
    ask: (method, path, body, headers = {}) =>
      server.http.inject({
        method,
        remoteAddress,
        url: `/api/widget/${channelId}${path}`,
        headers: { ...(origin && { origin }), ...(self.token && { authorization: `Bearer ${self.token}` }), ...headers },
        ...(body && { payload: body }),
      }),
    async begin(body = {}) {
      const answer = await self.ask('POST', '/visits', body)
      self.token = answer.json<{ token?: string }>().token ?? null
      return answer
    },
    async says(text, more = {}) {
      const { ticket } = (await self.ask('GET', '')).json<{ ticket: string }>()
      server.clock.advance({ seconds: 10 })
      return self.ask('POST', '/messages', { id: newId(), text, ticket, ...more })
    },
    hears: async (after = 0, query = '&wait=0') => (await self.ask('GET', `/messages?after=${after}${query}`)).json(),
  }
  return self
}
