import { TestBsky, TestBsync, TestPds, TestPlc, mockNetworkUtilities } from '@atproto/dev-env'
import { freePort } from '../free-port.ts'

// The Bluesky network in one process: directory (PLC), a data server (PDS) and the app view, as their makers publish them.
// Argument: the URL of an empty PostgreSQL database. Prints one line of JSON when it is up; ends when its standard input does.

const dbUrl = process.argv[2]
const apiKey = 'bsync-api-key'

const plc = await TestPlc.create({})
const bsync = await TestBsync.create({ apiKeys: [apiKey], dbUrl, dbSchema: 'bsync' })
const port = await freePort() // the app view must know the data server's before that one is up
const bsky = await TestBsky.create({
  plcUrl: plc.url,
  pdsPort: port,
  bsyncApiKey: apiKey,
  bsyncUrl: bsync.url,
  repoProvider: `ws://localhost:${port}`,
  dbPostgresUrl: dbUrl,
  dbPostgresSchema: 'appview',
  redisHost: '127.0.0.1:1', // nobody is there: it caches nothing
})
bsync.ctx.dataplaneClients = [bsky.ctx.dataplane]
const server = await TestPds.create({ port, didPlcUrl: plc.url, bskyAppViewUrl: bsky.url, bskyAppViewDid: bsky.ctx.cfg.serverDid })
mockNetworkUtilities(server, bsky)

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
process.stdout.write(`${JSON.stringify({ pds: server.url, plc: plc.url })}\n`)
