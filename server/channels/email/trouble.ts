import { AccountTrouble } from '../adapter.ts'

/** What the libraries and Node tell of a failure, as far as we look. */
interface Failure extends Error {
  code?: string
  /** imapflow: the sign-in failed, with the server's own code (RFC 5530). */
  authenticationFailed?: boolean
  serverResponseCode?: string
  responseText?: string
  /** imapflow: how the server answered a command. */
  responseStatus?: string
  tlsFailed?: boolean
  /** nodemailer: the reply of the SMTP server (RFC 5321 §4.2). */
  responseCode?: number
  response?: string
  command?: string
}

/** Sign-ins that failed for a reason that passes (RFC 5530 §3; Gmail and Dovecot say LIMIT when there are too many). */
const PASSING = new Set(['UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG', 'OVERQUOTA'])
const CERTIFICATE = /^(ERR_TLS_CERT|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(VERIFY|GET_ISSUER))/

/** What imapflow says of a peer that breaks off, is silent, or answers as no mail server does. */
const NO_MAIL_SERVER =
  /^(ClosedAfterConnect|(CONNECT|GREETING|UPGRADE)_TIMEOUT$|ETIMEOUT$|(Line|Literal|Response)TooLarge$|InvalidResponse$|UnexpectedTag$|ParserError|ResponseProcessingFailed$|MAX_IMAP_NESTING)/

/**
 * What a failure at a mail server means: what only a person can mend becomes an AccountTrouble with what to do; the rest is
 * given back and tried again.
 * @param host of the server, for the sentence
 */
export function asTrouble(cause: unknown, host: string): Error {
  const error = cause as Failure
  if (error instanceof AccountTrouble) return error
  const said = clip(error.responseText ?? error.response ?? plainly(error.message))
  const trouble = (advice: string) => new AccountTrouble(said, advice, { cause })
  if (error.authenticationFailed || error.code === 'EAUTH')
    return isPassing(error)
      ? new Error(`${host} does not let us sign in at the moment: ${said}`, { cause })
      : trouble(`${host} does not accept the user name and password (“${said}”). Many providers want an app password: see the guide.`)
  if (CERTIFICATE.test(error.code ?? ''))
    return trouble(`The certificate of ${host} is not valid (${error.code}). Check the name; for a server with its own certificate see the guide.`)
  if (error.tlsFailed || error.code === 'ETLS' || error.code?.startsWith('ERR_SSL_'))
    return trouble(`${host} does not speak the chosen security on this port (“${said}”). 993 and 465 go with tls, 143 and 587 with starttls.`)
  if (error.code === 'ENOTFOUND' || error.code === 'EDNS') return trouble(`There is no server called ${host}. Check the spelling.`)
  if (NO_MAIL_SERVER.test(error.code ?? '')) return notAMailServer(host, said, cause)
  return error.responseCode && error.responseCode >= 500 ? trouble(refused(error, said)) : error
}

/** Another day it may be one: it is tried again, and who waits for it may have entered the wrong place. */
export const notAMailServer = (host: string, said: string, cause?: unknown): AccountTrouble =>
  new AccountTrouble(said, `${host} does not answer as a mail server does (“${said}”). Check its name, port and security, and try again in a while.`, {
    needsYou: false,
    cause,
  })

/** Did an IMAP server refuse a command, and not because of something that passes? */
export const isPlainNo = (cause: unknown): boolean => {
  const { responseStatus, serverResponseCode } = cause as Failure
  return (responseStatus === 'NO' || responseStatus === 'BAD') && !PASSING.has(serverResponseCode ?? '')
}

const isPassing = ({ serverResponseCode, responseCode }: Failure): boolean =>
  PASSING.has(serverResponseCode ?? '') || (responseCode !== undefined && responseCode < 500)

/** A message the SMTP server will not take, now or later. */
function refused({ command, responseCode }: Failure, said: string): string {
  if (command === 'RCPT TO') return `The address was refused: “${said}”. Check it with the customer on another way.`
  if (responseCode === 552 || responseCode === 523 || /5\.3\.4|5\.2\.3/.test(said))
    return `The message is too large for the mail server: “${said}”. Send it without the attachment.`
  return `The mail server refused the message: “${said}”. Ask who runs it; often the sender’s address is not one it may send for.`
}

/** OpenSSL's own words, without its address and place: `…:error:0A00010B:SSL routines:tls_…:wrong version number:…`. */
const plainly = (text: string): string => /:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(text)?.[1] ?? text

const clip = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)

/** Awaits, and tells trouble in our words. */
export async function telling<T>(host: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw asTrouble(error, host)
  }
}
