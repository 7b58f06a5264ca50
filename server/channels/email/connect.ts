import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { reachableAddress, serverName } from './reachable.ts'
import type { Mailbox, Server } from './settings.ts'
import { notAMailServer, telling } from './trouble.ts'

const SECOND = 1000
const MB = 1024 * 1024

/** How long a mail server may take, ms. */
export interface Times {
  /** Until it greets. */
  greeting: number
  /** Between two signs of life. */
  silence: number
  /** For all of the sign-in: a server that drips gives signs of life for ever. */
  signIn: number
}
const TIMES: Times = { greeting: 15 * SECOND, silence: 60 * SECOND, signIn: 60 * SECOND }

/** A signed-in IMAP connection. `await using` ends it. */
export interface Connection extends AsyncDisposable {
  imap: ImapFlow
}

/**
 * Signs in at a mailbox. Everything is bounded: the wait for each answer, and the size of what a server may send us at once.
 * @param signal cuts the connection, whatever is under way
 */
export async function openImap({ imap: server }: Mailbox, signal?: AbortSignal, times: Times = TIMES): Promise<Connection> {
  const { host } = server
  const imap = newClient(server, await telling(host, reachableAddress(server)), times)
  const cut = (): void => imap.close()
  signal?.addEventListener('abort', cut)
  const end = async (): Promise<void> => {
    signal?.removeEventListener('abort', cut)
    if (imap.usable) await Promise.race([imap.logout().catch(() => undefined), wait(2 * SECOND, undefined, { ref: false })])
    imap.close()
  }
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    cut()
  }, times.signIn)
  try {
    await telling(host, imap.connect())
    signal?.throwIfAborted()
  } catch (error) {
    await end()
    throw isLate ? notAMailServer(host, 'it takes too long', error) : error
  } finally {
    clearTimeout(timer)
  }
  return { imap, [Symbol.asyncDispose]: end }
}

/** @param address of the server, as it was checked */
function newClient({ host, port, security, user, password }: Server, address: string, { greeting, silence }: Times): ImapFlow {
  const imap = new ImapFlow({
    host: address,
    ...serverName(host),
    port,
    secure: security === 'tls',
    ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }),
    tls: { minVersion: 'TLSv1.2' },
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    clientInfo: { name: 'Aerie' },
    connectionTimeout: 15 * SECOND,
    greetingTimeout: greeting,
    socketTimeout: silence,
    maxLineLength: 8 * MB,
    maxLiteralSize: 64 * MB,
    maxResponseSize: 80 * MB,
  })
  // a broken connection rejects what is under way; without a listener it would end the process as well
  return imap.on('error', () => undefined)
}
