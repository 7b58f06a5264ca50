import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** The administrator, signed in, who does not give up while things are being killed. */
export interface Session {
  read(path: string): Promise<unknown>
  /** Repeats with the same Idempotency-Key until it is done: done once, however often it is sent. */
  write(method: string, path: string, body: unknown, key?: string): Promise<unknown>
}

export async function signIn(url: string, admin: { email: string; password: string }): Promise<Session> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(admin),
  })
  if (!answer.ok) throw new Error(`signing in failed: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const send = async (path: string, init: RequestInit): Promise<unknown> => {
    const told = await fetch(`${url}/api/v1${path}`, { ...init, headers: { ...init.headers, cookie, origin: url }, signal: AbortSignal.timeout(30_000) })
    if (told.ok) return told.json()
    if (told.status < 500 && told.status !== 429) throw new RangeError(`${path} was refused with ${told.status}: ${await told.text()}`)
    throw new Error(`${path}: ${told.status}`)
  }
  return {
    read: (path) => send(path, {}),
    async write(method, path, body, key = randomUUID()) {
      const init = { method, headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) }
      for (let tries = 0; tries < 600; tries++) {
        try {
          return await send(path, init)
        } catch (error) {
          if (error instanceof RangeError) throw error // a wrong answer, not an outage
          await wait(100)
        }
      }
      throw new Error(`${path} never succeeded`)
    },
  }
}
