import { sendOnce } from './api.ts'
import { forgetMine } from './mine.ts'

/** Calls one of the auth library's own doors, below /api/auth. Throws a ProblemError. */
export const auth = <T = unknown>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
  sendOnce(`/api/auth${path}`, {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }) as Promise<T>

/** Ends this session, and forgets all that was on screen, drafts too: the next person at this desk must not see it. */
export async function signOut(): Promise<void> {
  await auth('POST', '/sign-out', {}).catch(() => {})
  forgetMine()
  location.assign('/sign-in')
}
