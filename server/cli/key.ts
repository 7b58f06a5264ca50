import { keyContract } from '../workspace/contract.ts'
import { makeKey } from '../workspace/key/make-key.ts'
import type { Role } from '#workspace'
import { fits } from './fits.ts'
import { inWork, say, withDatabase } from './open.ts'

/** Makes an API key and prints it. It cannot be shown again. Refuses a name that the API refuses. */
export async function createKey(typed: { name: string; role: Role }): Promise<void> {
  const { name, role } = fits(keyContract['POST /keys'].body, typed)
  const { key } = await withDatabase(({ db }) => inWork(db, (work) => makeKey(work, { name, role })))
  console.log(key)
  say(`This key of "${name}" (${role}) is shown this once: keep it where the program reads it. It is sent as: Authorization: Bearer <key>`)
}
