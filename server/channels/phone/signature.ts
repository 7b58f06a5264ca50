import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The signature Twilio puts on a form it posts (twilio.com/docs/usage/security, "Validating Signatures from Twilio", read
 * 2026-11-22): the whole address as it was asked, then each field by name, name and value without anything between; of that an
 * HMAC-SHA-1 with the account's auth token, in Base64. A field that comes several times counts once a value, in order.
 */
export function signatureOf(authToken: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].toSorted()
  const said = names
    .map((name) =>
      [...new Set(form.getAll(name))]
        .toSorted()
        .map((value) => name + value)
        .join(''),
    )
    .join('')
  return createHmac('sha1', authToken)
    .update(url + said, 'utf8')
    .digest('base64')
}

/** Whether a form is signed with this token. An address may be signed with its port or without, Twilio does either. */
export function isSigned(authToken: string, signature: string, url: string, form: URLSearchParams): boolean {
  return waysToWrite(url).some((way) => same(signatureOf(authToken, way, form), signature))
}

function waysToWrite(url: string): string[] {
  const [, scheme, host, port, rest] = /^(https?):\/\/([^/:?]+)(?::(\d+))?(.*)$/s.exec(url) ?? []
  if (!scheme) return [url]
  return [url, `${scheme}://${host}${rest}`, `${scheme}://${host}:${port ?? (scheme === 'https' ? 443 : 80)}${rest}`]
}

function same(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)]
  return one.length === two.length && timingSafeEqual(one, two)
}
