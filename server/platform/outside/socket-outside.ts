import type { ClientRequestArgs } from 'node:http'
import { WebSocket, type ClientOptions } from 'ws'
import { refuseClosedDoors } from './fetch-outside.ts'
import { guardedLookup, resolveBySystem, type Allowed, type Resolve } from './lookup.ts'
import { OutsideError } from './outside-error.ts'

export interface SocketOptions {
  headers?: Record<string, string>
  protocols?: string[]
  /** The longest message, in bytes. Default 1 MB. */
  maxBytes?: number
  /** ms for the connection to stand. Default 15,000. */
  patience?: number
  allowed?: Allowed
  resolve?: Resolve
}

/**
 * Opens a WebSocket (RFC 6455) to an address that somebody gave us, under the same rules as `fetchOutside`: only the open
 * internet, checked on the address that is connected to; no redirect is followed. Throws an OutsideError for an address that
 * may not be reached; what goes wrong later is the socket's `error`.
 */
export function openSocketOutside(address: string, options: SocketOptions = {}): WebSocket {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^wss?:$/.test(url.protocol)) throw new OutsideError('bad-address', `${address} is not the address of a stream.`)
  const allowed = options.allowed ?? 'public'
  refuseClosedDoors(new URL(url.href.replace(/^ws/, 'http')), allowed)
  return open(url, options.protocols ?? [], {
    headers: { 'user-agent': 'Aerie', ...options.headers },
    lookup: guardedLookup(options.resolve ?? resolveBySystem, allowed),
    handshakeTimeout: options.patience ?? 15_000,
    maxPayload: options.maxBytes ?? 1024 * 1024,
    followRedirects: false,
    perMessageDeflate: false, // a small packet cannot unpack to gigabytes
  })
}

/** What a network gave us can be nothing to open a socket with: an address with a fragment, a token that no protocol is called. */
function open(url: URL, protocols: string[], options: ClientOptions & ClientRequestArgs): WebSocket {
  try {
    return new WebSocket(url, protocols, options)
  } catch (error) {
    if (error instanceof SyntaxError) throw new OutsideError('bad-address', `${url.origin} is not the address of a stream.`, error)
    throw error
  }
}
