import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A file as it is handed out. */
interface Handed {
  name: string
  bytes: number
  stream: Readable
}

/** Percent-encoded as a header's parameter wants it (RFC 8187). */
const encoded = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`)

/** Hands out a file that somebody sent: never shown as a page of ours, always saved, under its own name (RFC 6266). */
export const sendFile = (reply: FastifyReply, { name, bytes, stream }: Handed): FastifyReply =>
  reply
    .headers({
      'content-type': 'application/octet-stream',
      'content-length': bytes,
      'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    .send(stream)

/** Hands out a picture that we made anew (WebP): it may be shown; still it may do nothing. */
export const sendPicture = (reply: FastifyReply, { bytes, stream }: Omit<Handed, 'name'>): FastifyReply =>
  reply
    .headers({
      'content-type': 'image/webp',
      'content-length': bytes,
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(stream)
