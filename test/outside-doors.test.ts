import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NO_LETTERS, NO_WATCHES, type Account } from '../server/channels/adapter.ts'
import { adapters } from '../server/channels/registry.ts'
import { ask } from '../server/triage/provider/asking/ask.ts'

// Every address that a person or a network can give leads to the open internet, or nowhere.

/** An Aerie that others reach, and an account with these settings. */
const account = (settings: Record<string, unknown>, secret: Record<string, unknown> = {}): Account => ({
  channelId: 'channel-1',
  name: 'Inward',
  settings,
  secret,
  home: { url: 'https://aerie.example', local: false, key: () => Buffer.alloc(32) },
  readSecret: () => Promise.resolve(secret),
  keepSecret: () => Promise.resolve(),
  alone: (work) => work(),
  keepFile: () => Promise.reject(new Error('no file')),
  readFile: () => Promise.reject(new Error('no file')),
  handOver: () => Promise.reject(new Error('no visitor')),
  tell: () => undefined,
  watches: NO_WATCHES,
  letters: NO_LETTERS,
  now: () => new Date(),
})

/** A cloud's metadata, this machine by number, by name and wrapped, and its network. */
const INWARD = [
  '169.254.169.254',
  '127.0.0.1',
  'localhost',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '10.0.0.7',
  '192.168.1.1',
  '[fd00::1]',
  '0.0.0.0',
  '2130706433',
  '[64:ff9b::a9fe:a9fe]',
]
const mail = { address: 'care@shop.example', imapPort: 993, smtpHost: 'smtp.example.com' }

/** Every place where an address can be entered, by what is asked with it. */
const DOORS: Record<string, (host: string) => Promise<unknown>> = {
  feed: (host) => adapters['feed']!.check(account({ url: `http://${host}/feed.xml` })),
  mastodon: (host) => adapters['mastodon']!.check(account({ server: `https://${host}` }, { accessToken: 't' })),
  'mastodon sign-in': (host) => adapters['mastodon']!.signIn!.begin(account({}).home, { server: `https://${host}` }),
  bluesky: (host) => adapters['bluesky']!.check(account({ handle: 'shop.example', service: `https://${host}` }, { appPassword: 'abcd-efgh-ijkl-mnop' })),
  telegram: (host) => adapters['telegram']!.check(account({ apiRoot: `https://${host}` }, { botToken: '1:t' })),
  discord: (host) => adapters['discord']!.check(account({ apiRoot: `https://${host}` }, { botToken: 't' })),
  'language model': (host) => refusing(ask({ url: `http://${host}/v1`, model: 'm', near: false, key: null }, { text: 'x', topics: [], now: new Date() })),
}
async function refusing(answer: ReturnType<typeof ask>): Promise<void> {
  const said = await answer
  if ('failing' in said && said.failing === 'refuses') throw new Error(said.trouble)
}
const REFUSED = /not an address of the open internet|is not allowed|not one the web|cannot be reached from|is not a web address/

test.each(Object.keys(DOORS))('%s: no address inward is reached', async (door) => {
  for (const host of INWARD) await expect(DOORS[door]!(host), `${door} at ${host}`).rejects.toThrow(REFUSED)
})

test.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', '::ffff:169.254.169.254'])('mail: %s is no mail server', async (host) => {
  const { openImap } = await import('../server/channels/email/connect.ts')
  const { checkSmtp } = await import('../server/channels/email/send/submit.ts')
  const { mailboxOf } = await import('../server/channels/email/settings.ts')
  const mailbox = mailboxOf(account({ ...mail, imapHost: host, smtpHost: host }, { password: 'p' }))
  await expect(openImap(mailbox)).rejects.toThrow('no address of a mail server')
  await expect(checkSmtp(mailbox)).rejects.toThrow('no address of a mail server')
})

/** Who opens connections: the guarded doors, and those that only go where the machine's own settings say. */
const OPENERS: Record<string, RegExp> = {
  'server/platform/outside/fetch-outside.ts': /requestHttps/,
  'server/platform/outside/socket-outside.ts': /new WebSocket\(/,
  'server/channels/telegram/bot.ts': /new Api\(/, // through an agent with the guarded lookup
  'server/channels/email/connect.ts': /new ImapFlow\(/, // to the address that was checked
  'server/channels/email/send/submit.ts': /createTransport\(/, // the same
  'server/platform/outside/system-mail.ts': /createTransport\(/, // AERIE_SMTP_URL
  'server/channels/web/words/mail-gone.ts': /createTransport\(/, // the same
}
const OPENS =
  /(?<![.\w])(?:fetch|createTransport)\(|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'|new (?:WebSocket|ImapFlow|HttpAgent|HttpsAgent|EventSource)\(|(?:net|tls)\.connect\(|from 'undici'/
const code = (path: string): string => readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')

test('nobody else opens a connection', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const openers = files.map((name) => join('server', name)).filter((path) => OPENS.test(code(path)))
  expect(openers.toSorted()).toEqual(expect.arrayContaining(Object.keys(OPENERS).filter((path) => !path.includes('telegram'))))
  expect(openers.filter((path) => !(path in OPENERS))).toEqual([])
  for (const [path, opens] of Object.entries(OPENERS)) expect(code(path), path).toMatch(opens)
})
