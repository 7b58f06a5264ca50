import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '#platform/log.ts'

/** While domains are being written: what a file exports, or nothing when it is not there or does not load yet. */
export async function part(log: Log, file: string): Promise<Record<string, (...given: never[]) => never>> {
  const path = join(import.meta.dirname, '..', file)
  if (!existsSync(path)) return {}
  try {
    return (await import(path)) as never
  } catch (error) {
    log.error({ err: error, file }, 'does not load yet')
    return {}
  }
}
