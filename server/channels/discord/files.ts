import { fetchOutside } from '#platform/outside/fetch-outside.ts'
import type { Account } from '../adapter.ts'
import type { RawItem } from '../raw-item.ts'
import type { Api } from './api.ts'
import type { AnyMessage } from './message.ts'

/** The largest file that is kept, in bytes; a larger one is named. */
const LARGEST = 20 * 1024 * 1024

/** The files of a message, kept; and a line for each that is too large or gone. */
export async function keepFiles(
  api: Api,
  account: Account,
  { attachments: came }: AnyMessage,
): Promise<{ attachments: RawItem['attachments']; leftOut: string[] }> {
  const attachments: RawItem['attachments'] = []
  const leftOut: string[] = []
  for (const { url, filename, size, content_type: type } of came ?? []) {
    const answer = size <= LARGEST ? await fetchOutside(url, { maxBytes: LARGEST, patience: 120_000, allowed: api.allowed }) : null
    if (answer?.status === 200) attachments.push(await account.keepFile(filename.slice(0, 200), type ?? 'application/octet-stream', answer.body))
    else leftOut.push(`📎 ${filename} (${Math.ceil(size / 1024 / 1024)} MB)`)
  }
  return { attachments, leftOut }
}
