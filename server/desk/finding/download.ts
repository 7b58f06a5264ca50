import type { FastifyReply } from 'fastify'
import { readAttachment } from '#listening'
import { Refusal } from '#platform/refusal.ts'
import type { Look, Platform } from '#platform/work.ts'
import { demandSight } from '../allow.ts'

/**
 * Hands out a file that came with an item, to who may see the conversation. Strangers sent it: it is never shown as a page of
 * ours, always saved, under its own name (RFC 6266, RFC 8187).
 */
export async function download({ db, by }: Pick<Look, 'db' | 'by'>, files: Platform['files'], reply: FastifyReply, id: string): Promise<FastifyReply> {
  const attached = await readAttachment(db, id)
  if (!attached) throw new Refusal('not-found', 'no-such-attachment', 'This file is not there any more.')
  await demandSight(db, by, attached.threadId)
  const bytes = await files.read(attached.file)
  if (!bytes) throw new Refusal('not-found', 'no-such-attachment', 'This file is not there any more.')
  return reply
    .headers({
      'content-type': 'application/octet-stream',
      'content-length': attached.bytes,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attached.name).replaceAll(/['()*]/g, (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    .send(bytes)
}
