import { spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SmallHouse } from './ground/small-house.ts'
import { unless } from './process.ts'

const root = join(import.meta.dirname, '../..')
/** Within this time everybody must have been told that the disk is full, ms. */
const TOLD = 30_000

export async function readySaysSo(house: SmallHouse): Promise<string[]> {
  let said = ''
  return unless(
    () => `/readyz says "disk full", not ${said}`,
    TOLD,
    async () => {
      const answer = await fetch(`${house.url}/readyz`, { signal: AbortSignal.timeout(12_000) })
      said = await answer.text()
      return answer.status === 503 && said.includes('disk full')
    },
  )
}

/** Large messages, until there is no room for one. @param kept grows by those that the caller was told are kept */
export async function refusesMessages(house: SmallHouse, kept: string[]): Promise<string[]> {
  let said = ''
  return unless(
    () => `a caller is told that the disk is full and what to do, not ${said}`,
    TOLD,
    async () => {
      const id = `large-${randomUUID()}`
      const text = randomBytes(7_000).toString('base64') // nothing that could be packed
      const items = Array.from({ length: 50 }, (_, n) => ({
        id: `${id}-${n}`,
        network: 'torture',
        author: { id: 'large', handle: 'large' },
        text,
        at: '2026-03-02T08:00:00Z',
      }))
      const answer = await fetch(`${house.url}/api/v1/items?channel=Large`, {
        method: 'POST',
        headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(items),
        signal: AbortSignal.timeout(12_000),
      })
      said = `${answer.status} ${await answer.text()}`
      if (answer.ok) kept.push(...items.map((item) => item.id))
      return said.startsWith('507 ') && /"disk-full"/.test(said) && /Make room/.test(said)
    },
  )
}

/** A file that finds no room is refused, and what came of it does not take up room. */
export async function refusesFiles(house: SmallHouse): Promise<string[]> {
  let said = ''
  const wrong = await unless(
    () => `an upload is told that the disk is full, not ${said}`,
    TOLD,
    async () => {
      const answer = await fetch(`${house.url}/api/v1/imports/upload?name=large.jsonl`, {
        method: 'POST',
        headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/octet-stream' },
        body: Buffer.alloc(12_000_000, '{"id":"x"}\n'),
        signal: AbortSignal.timeout(12_000),
      })
      said = `${answer.status} ${await answer.text()}`
      return said.startsWith('507 ') && said.includes('"disk-full"')
    },
  )
  const folder = join(house.env['AERIE_DATA']!, 'files/imports')
  const left = existsSync(folder) ? readdirSync(folder) : []
  return left.length > 0 ? [...wrong, `${left.length} files are left of what was refused`] : wrong
}

export function doctorSaysSo(house: SmallHouse): string[] {
  const { stdout, status } = spawnSync(join(root, 'bin/aerie'), ['doctor'], { env: { ...process.env, ...house.env }, encoding: 'utf8', timeout: 60_000 })
  return status === 1 && /BAD {3}disk: disk full/.test(stdout) ? [] : [`bin/aerie doctor says that the disk is full, not: ${stdout}`]
}
