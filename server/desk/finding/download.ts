import type { FastifyReply } from 'fastify'
import { readAttachment, readPicture, type AttachedFile } from '#listening'
import { Refusal } from '#platform/refusal.ts'
import type { Look, Platform } from '#platform/work.ts'
import { demandSight } from '../allow.ts'

/**
 * Hands out a file that came with an item, to who may see the conversation. Strangers sent it: it is never shown as a page of
 * ours, always saved, under its own name (RFC 6266, RFC 8187).
 */
export async function download({ db, by }: Pick<Look, 'db' | 'by'>, files: Platform['files'], reply: FastifyReply, id: string): Promise<FastifyReply> {
  const attached = await findAttached({ db, by }, id)
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

/** Hands out the picture of a file as screens show it, to who may see the conversation. We made it anew, so it may be shown; still it may do nothing. */
export async function showPicture(
  { db, by }: Pick<Look, 'db' | 'by'>,
  platform: Pick<Platform, 'db' | 'files' | 'clock'>,
  reply: FastifyReply,
  id: string,
  size: 'small' | 'large',
): Promise<FastifyReply> {
  await findAttached({ db, by }, id)
  const picture = await readPicture(platform, id, size)
  if (!picture) throw new Refusal('not-found', 'no-picture', 'Of this file there is no picture. Download it.')
  return reply
    .headers({
      'content-type': 'image/webp',
      'content-length': picture.bytes,
      'content-disposition': 'inline',
      'cache-control': 'private, max-age=86400, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(picture.stream)
}

async function findAttached({ db, by }: Pick<Look, 'db' | 'by'>, id: string): Promise<AttachedFile> {
  const attached = await readAttachment(db, id)
  if (!attached) throw new Refusal('not-found', 'no-such-attachment', 'This file is not there any more.')
  await demandSight(db, by, attached.threadId)
  return attached
}
