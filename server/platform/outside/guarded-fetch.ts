import { fetchOutside, type Answer, type FetchOptions } from './fetch-outside.ts'

/** `fetch` for other people's clients, under the rules of `fetchOutside`. It follows no redirect; what fails is an OutsideError. */
export function guardedFetch(options: Pick<FetchOptions, 'allowed' | 'patience' | 'maxBytes' | 'resolve'>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    return asResponse(
      await fetchOutside(request.url, {
        ...options,
        method: request.method as NonNullable<FetchOptions['method']>,
        ...(request.body && { body: new Uint8Array(await request.arrayBuffer()) }),
        headers: Object.fromEntries(request.headers),
        redirects: 0,
        signal: request.signal,
      }),
    )
  }
}

const OF_THE_WIRE = new Set(['content-encoding', 'content-length', 'transfer-encoding'])

/** Its body is unpacked already. */
function asResponse({ status, headers, body }: Answer): Response {
  const kept = new Headers()
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && !OF_THE_WIRE.has(name)) kept.set(name, String(value))
  return new Response(status === 204 || status === 304 ? null : new Uint8Array(body), { status, headers: kept })
}
