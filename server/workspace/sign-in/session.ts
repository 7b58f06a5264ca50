import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Auth } from './auth.ts'

/** Who a session belongs to, and which it is. */
export interface SignedIn {
  memberId: string
  sessionId: string
}

/** Reads the session cookie; null: nobody is signed in. Cheap: for a minute the browser's signed copy serves without a query, and is then renewed. */
export async function readSession(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null> {
  const { cookie } = request.headers
  if (!cookie?.includes('aerie.session_token')) return null
  const { headers, response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
  for (const renewed of headers.getSetCookie()) reply.header('set-cookie', renewed)
  return response && { memberId: response.user.id, sessionId: response.session.id }
}
