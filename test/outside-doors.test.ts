import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { isIP, Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isLoopback } from '../server/platform/outside/address.ts'
import { openSocketOutside } from '../server/platform/outside/socket-outside.ts'
import { openApi as openDiscord } from '../server/channels/discord/api.ts'
import { keepFiles } from '../server/channels/discord/files.ts'
import { keepGateway } from '../server/channels/discord/gateway.ts'
import { openApi as openMastodon } from '../server/channels/mastodon/api.ts'
import { readInstance } from '../server/channels/mastodon/instance.ts'
import { keepStream } from '../server/channels/mastodon/receiving/stream.ts'
import { serverFor } from '../server/channels/mastodon/session.ts'
import { fetchRecording } from '../server/channels/phone/recording.ts'
import { send } from '../server/desk/announce/send.ts'
import { makePlatform } from './channels.ts'
import { makeDatabase } from './database.ts'
import { NO_LETTERS, NO_WATCHES } from '../server/channels/receiving/heard.ts'
import type { Account } from '../server/channels/adapter.ts'
import { adapters } from '../server/channels/registry.ts'
import { ask } from '../server/triage/provider/asking/ask.ts'

// Every address that a person or a network can give leads to the open internet, or nowhere.

/** Numbers that a connection was tried to, but for this machine's, where the tests' own servers stand. */
const tried: string[] = []
beforeEach(() => {
  tried.length = 0
  const connect = Socket.prototype.connect
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...asked: unknown[]) {
    const [options] = asked.flat() as { host?: string }[]
    if (options?.host && isIP(options.host) && !isLoopback(options.host)) tried.push(options.host)
    return Reflect.apply(connect, this, asked) as Socket
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  if (tried.length > 0) throw new Error(`somebody went inward: ${tried.join(', ')}`)
})

test('who would go inward is seen', () => {
  new Socket()
    .on('error', () => undefined)
    .connect({ host: '10.0.0.7', port: 9 })
    .destroy()
  expect(tried.splice(0)).toEqual(['10.0.0.7'])
})

/** An Aerie that others reach, or one of this machine alone, and an account with these settings. */
const account = (settings: Record<string, unknown>, secret: Record<string, unknown> = {}, local = false): Account => ({
  channelId: 'channel-1',
  name: 'Inward',
  settings,
  secret,
  home: { url: local ? 'http://127.0.0.1:4600' : 'https://aerie.example', local, key: () => Buffer.alloc(32, 9) },
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
const told = { id: '1', event: 'test', at: '2026-03-02T09:00:00Z', conversation: null, why: null } as const
const how = { language: 'en', allowed: 'public', now: new Date() } as const
const page = { items: '$.posts[*]', id: '$.id', text: '$.text', next: '$.next' }
const mail = { address: 'care@shop.example', imapPort: 993, smtpHost: 'smtp.example.com' }

/** Every place where an address can be entered, by what is asked with it. */
const DOORS: Record<string, (host: string) => Promise<unknown>> = {
  feed: (host) => adapters['feed']!.check(account({ url: `http://${host}/feed.xml` })),
  'JSON page': (host) => adapters['poll']!.check(account({ url: `http://${host}/posts.json`, ...page })),
  'JSON page, looked at first': (host) => adapters['poll']!.preview!(account({ url: `http://${host}/posts.json`, ...page })),
  webhook: async (host) => failing(await send({ kind: 'webhook', url: `https://${host}/hook`, key: 'k' }, told, how)),
  'Slack’s webhook': async (host) => failing(await send({ kind: 'slack_webhook', url: `https://${host}/hook` }, told, how)),
  'Slack’s API': async (host) => failing(await send({ kind: 'slack', token: 'xoxb-1', channel: 'C1', apiUrl: `https://${host}/api/` }, told, how)),
  'Twilio’s recording': (host) => recorded(`https://${host}/Recordings/RE1`),
  'Discord’s file': (host) =>
    keepFiles({ allowed: 'public' } as never, account({}), { attachments: [{ url: `https://${host}/a.png`, filename: 'a.png', size: 5 }] } as never),
  'public stream': (host) => new Promise((_, no) => openSocketOutside(`wss://${host}/subscribe`).once('error', no)),
  'bluesky sign-in': (host) => adapters['bluesky']!.signIn!.begin(account({}).home, { service: `https://${host}` }),
  mastodon: (host) => adapters['mastodon']!.check(account({ server: `https://${host}` }, { accessToken: 't' })),
  'mastodon sign-in': (host) => adapters['mastodon']!.signIn!.begin(account({}).home, { server: `https://${host}` }),
  bluesky: (host) => adapters['bluesky']!.check(account({ handle: 'shop.example', service: `https://${host}` }, { appPassword: 'abcd-efgh-ijkl-mnop' })),
  telegram: (host) => adapters['telegram']!.check(account({ apiRoot: `https://${host}` }, { botToken: '1:t' })),
  discord: (host) => adapters['discord']!.check(account({ apiRoot: `https://${host}` }, { botToken: 't' })),
  'language model': (host) => refusing(ask({ url: `http://${host}/v1`, model: 'm', near: false, key: null }, { text: 'x', topics: [], now: new Date() })),
}
function failing(outcome: Awaited<ReturnType<typeof send>>): void {
  if (!outcome.sent) throw new Error(outcome.trouble)
}
/** A number of ours at which a call was recorded, in an Aerie that others reach. */
async function recorded(url: string): Promise<unknown> {
  await using database = await makeDatabase()
  await using platform = await makePlatform(database)
  const id = '019aaaaa-0000-7000-8000-000000000000'
  const secret = platform.secrets.seal({ authToken: 'a'.repeat(32) }, id)
  const settings = { number: '+49301234567', accountSid: `AC${'0'.repeat(32)}` }
  const given = [id, JSON.stringify(settings), secret]
  await database.pool.query(
    `insert into channels.channel (id, network, name, settings, secret, created_at, changed_at) values ($1, 'phone', 'Phone', $2, $3, now(), now())`,
    given,
  )
  const reached = { ...platform, config: { ...platform.config, url: 'https://aerie.example' } }
  return await fetchRecording(reached, { channelId: id, networkId: 'RE1', url, sid: 'RE1' })
}
async function refusing(answer: ReturnType<typeof ask>): Promise<void> {
  const said = await answer
  if ('failing' in said && said.failing === 'refuses') throw new Error(said.trouble)
}
const REFUSED =
  /not an address of the open internet|is not allowed|not one the web|cannot be reached from|is not a web address|Slack does not answer|Check the server’s address/

test.each(Object.keys(DOORS))('%s: no address inward is reached', { timeout: 60_000 }, async (door) => {
  for (const host of INWARD) await expect(DOORS[door]!(host), `${door} at ${host}`).rejects.toThrow(REFUSED)
})

/** What a server answers that leads inward, and who asks it. */
interface Lure {
  answer: (inward: string, here: string) => { status?: number; headers?: Record<string, string>; body?: string }
  ask: (url: string) => Promise<unknown>
}
const moved: Lure['answer'] = (inward) => ({ status: 302, headers: { location: `http://${inward}/` } })
const json = (body: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const here = (network: string, settings: Record<string, unknown>, secret: Record<string, unknown> = {}) =>
  adapters[network]!.check(account(settings, secret, true))
const signIn = (network: string, given: Record<string, unknown>) => adapters[network]!.signIn!.begin(account({}, {}, true).home, given)
async function first(deliveries: AsyncIterable<unknown>): Promise<unknown> {
  for await (const one of deliveries) return one
  return null
}
/** What is kept open was tried once, and does not stand. */
function untilItTurns(keep: (onTurn: () => void, signal: AbortSignal) => unknown): Promise<never> {
  const end = new AbortController()
  return new Promise((_, no) => {
    keep(() => {
      end.abort()
      no(new Error('it does not stand'))
    }, end.signal)
  })
}
const local = { ...how, allowed: 'loopback-too' } as const

/** Every place where a network can lead us on. */
const LURES: Record<string, Lure> = {
  'a feed that has moved': { answer: moved, ask: (url) => here('feed', { url }) },
  'the feed that a site names': {
    answer: (inward) => ({
      headers: { 'content-type': 'text/html' },
      body: `<head><link rel="alternate" type="application/rss+xml" href="http://${inward}/feed.xml"></head>`,
    }),
    ask: (url) => here('feed', { url }),
  },
  'a JSON page that has moved': { answer: moved, ask: (url) => here('poll', { url, ...page }) },
  'the next page of a JSON page': {
    answer: (inward) => json({ posts: [{ id: 1, text: 'x' }], next: `http://${inward}/2` }),
    ask: (url) => first(adapters['poll']!.receive!(account({ url, ...page, pages: 3 }, {}, true), null, AbortSignal.timeout(20_000))),
  },
  'a Mastodon server that has moved': { answer: moved, ask: (server) => here('mastodon', { server }, { accessToken: 't' }) },
  'the stream that a Mastodon server names': {
    answer: (inward) => json({ domain: 'fedi.example', configuration: { urls: { streaming: `wss://${inward}` } } }),
    async ask(url) {
      const { server } = serverFor(account({ server: url }, { accessToken: 't' }, true))
      const { streaming } = await readInstance(openMastodon(server))
      expect(streaming).toContain('wss://')
      await untilItTurns((onTurn, signal) => keepStream(server, { address: streaming, silence: 5_000, onEvent: () => undefined, onTurn }, signal))
    },
  },
  'the gateway that Discord names': {
    answer: (inward) => json({ url: `wss://${inward}` }),
    ask: (apiRoot) =>
      untilItTurns((onTurn, signal) =>
        keepGateway(openDiscord(account({ apiRoot }, { botToken: 't' }, true)), { wantsContent: false, onEvent: () => undefined, onTurn }, signal),
      ),
  },
  'a Mastodon server to sign in at': { answer: moved, ask: (server) => signIn('mastodon', { server }) },
  'a bot server that has moved': { answer: moved, ask: (apiRoot) => here('telegram', { apiRoot }, { botToken: '1:t' }) },
  'Discord moved': { answer: moved, ask: (apiRoot) => here('discord', { apiRoot }, { botToken: 't' }) },
  'a data server that has moved': {
    answer: moved,
    ask: (service) => here('bluesky', { handle: 'shop.example', service }, { appPassword: 'abcd-efgh-ijkl-mnop' }),
  },
  'where an account says that it lives': {
    answer: (inward) =>
      json({
        did: 'did:plc:abcdefghijklmnopqrstuvwx',
        handle: 'shop.example',
        accessJwt: `a.${Buffer.from('{"scope":"com.atproto.appPass"}').toString('base64url')}.c`,
        refreshJwt: 'a.e30.c',
        didDoc: {
          id: 'did:plc:abcdefghijklmnopqrstuvwx',
          service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: `https://${inward}` }],
        },
      }),
    ask: (service) => here('bluesky', { handle: 'shop.example', service }, { appPassword: 'abcd-efgh-ijkl-mnop' }),
  },
  'a sign-in server that Bluesky names': {
    answer: (inward, self) => json({ resource: self, authorization_servers: [`http://${inward}`] }),
    ask: (service) => signIn('bluesky', { service }),
  },
  'a webhook that has moved': { answer: moved, ask: async (url) => failing(await send({ kind: 'webhook', url, key: 'k' }, told, local)) },
  'Slack moved': {
    answer: moved,
    ask: async (url) => failing(await send({ kind: 'slack', token: 'xoxb-1', channel: 'C1', apiUrl: `${url}/api/` }, told, local)),
  },
  'a file of Discord that has moved': {
    answer: moved,
    ask: (url) =>
      keepFiles({ allowed: 'loopback-too' } as never, account({}, {}, true), { attachments: [{ url: `${url}/a.png`, filename: 'a.png', size: 5 }] } as never),
  },
}

test.each(Object.keys(LURES))('%s leads nowhere inward', { timeout: 60_000 }, async (name) => {
  const { answer, ask: follow } = LURES[name]!
  let inward = ''
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const { status = 200, headers = {}, body = '' } = answer(inward, `http://127.0.0.1:${port}`)
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  for (const host of ['169.254.169.254', '10.0.0.7', '[::ffff:169.254.169.254]', '[fd00::1]', '2852039166']) {
    inward = host
    await expect(follow(`http://127.0.0.1:${port}`), `${name} to ${host}`).rejects.toThrow(/./) // each in its own words; that nobody goes there is seen by the sockets
  }
  expect(asked.length, 'it was asked, and led on').toBeGreaterThanOrEqual(5)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
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
  'server/platform/files/s3.ts': /S3Client\(/, // AERIE_S3_ENDPOINT; whose redirects it does not follow
}
const OPENS =
  /(?<![.\w])(?:fetch|createTransport)\(|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'|new (?:WebSocket|ImapFlow|HttpAgent|HttpsAgent|EventSource|sdk\.S3Client|S3Client)\(|(?:net|tls)\.connect\(|from 'undici'/
const code = (path: string): string => readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')

test('nobody else opens a connection', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const openers = files.map((name) => join('server', name)).filter((path) => OPENS.test(code(path)))
  expect(openers.toSorted()).toEqual(expect.arrayContaining(Object.keys(OPENERS).filter((path) => !path.includes('telegram'))))
  expect(openers.filter((path) => !(path in OPENERS))).toEqual([])
  for (const [path, opens] of Object.entries(OPENERS)) expect(code(path), path).toMatch(opens)
})
