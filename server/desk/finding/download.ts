import type { FastifyReply } from 'fastify'
import { readAttachment, readPicture, type AttachedFile } from '#listening'
import { sendFile, sendPicture } from '#platform/http/files.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Look, Platform } from '#platform/work.ts'
import { demandSight } from '../allow.ts'

/** Hands out a file that came with an item, to who may see the conversation. */
export async function download({ db, by }: Pick<Look, 'db' | 'by'>, files: Platform['files'], reply: FastifyReply, id: string): Promise<FastifyReply> {
  const attached = await findAttached({ db, by }, id)
  const stream = await files.read(attached.file)
  if (!stream) throw new Refusal('not-found', 'no-such-attachment', 'This file is not there any more.')
  return sendFile(reply, { ...attached, stream })
}

/** Hands out the picture of a file as screens show it, to who may see the conversation. */
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
  return sendPicture(reply.header('cache-control', 'private, max-age=86400, immutable'), picture)
}

async function findAttached({ db, by }: Pick<Look, 'db' | 'by'>, id: string): Promise<AttachedFile> {
  const attached = await readAttachment(db, id)
  if (!attached) throw new Refusal('not-found', 'no-such-attachment', 'This file is not there any more.')
  await demandSight(db, by, attached.threadId)
  return attached
}
