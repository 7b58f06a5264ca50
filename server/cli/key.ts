import { makeKey } from '../workspace/key/make-key.ts'
import type { Role } from '#workspace'
import { inWork, say, withDatabase } from './open.ts'

/** Makes an API key and prints it. It cannot be shown again. */
export async function createKey({ name, role }: { name: string; role: Role }): Promise<void> {
  const { key } = await withDatabase(({ db }) => inWork(db, (work) => makeKey(work, { name, role })))
  console.log(key)
  say(`This key of "${name}" (${role}) is shown this once: keep it where the program reads it. It is sent as: Authorization: Bearer <key>`)
}
