import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { AtpAgent } from '@atproto/api'

/** The Bluesky network's own software, running here for a test. */
export interface Bluesky extends AsyncDisposable {
  /** The data server people sign in at: `http://localhost:…`. */
  service: string
  /** Where it is looked up who lives where. */
  directory: string
  /** Makes an account `<name>.test` and signs in with its main password. */
  join(name: string): Promise<BlueskyAccount>
}

/** Someone on that network. `agent` speaks as them; `appPassword` makes one the way a person does in the app's settings. */
export interface BlueskyAccount {
  did: string
  handle: string
  password: string
  agent: AtpAgent
  /** @param privileged may read direct messages too */
  appPassword(name: string, privileged?: boolean): Promise<string>
}

/**
 * Starts the network (directory, data server, app view) in a process of its own, which ends with this one at the latest.
 * @param databaseUrl a PostgreSQL database it may fill; it keeps to schemas `appview` and `bsync`
 */
export async function startBluesky(databaseUrl: string): Promise<Bluesky> {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-bluesky-'))
  const env = { ...process.env, TMPDIR: folder, NODE_ENV: 'development', LOG_ENABLED: 'false', NODE_OPTIONS: '' }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bluesky-network.mjs'), databaseUrl], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (text: Buffer) => (complaints = (complaints + text.toString()).slice(-4000)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<{ pds: string; plc: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('{"pds"') && resolve(JSON.parse(line) as { pds: string; plc: string }))
    child.once('exit', (code) => reject(new Error(`the Bluesky network ended with ${code}: ${complaints}\nIs test/peers installed? Run npm ci there.`)))
  })
  const { pds, plc } = await ready
  return {
    service: pds,
    directory: plc,
    join: (name) => makeAccount(pds, name),
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeAccount(service: string, name: string): Promise<BlueskyAccount> {
  const agent = new AtpAgent({ service })
  const password = `${name}-password`
  const handle = `${name}.test`
  await agent.createAccount({ handle, email: `${name}@example.com`, password })
  await seen(agent, handle)
  return {
    did: agent.assertDid,
    handle,
    password,
    agent,
    appPassword: async (label, privileged = false) => (await agent.com.atproto.server.createAppPassword({ name: label, privileged })).data.password,
  }
}

/** The app view reads the data server's log, a moment behind it: until it has this account it says there is none. */
async function seen(agent: AtpAgent, handle: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await agent.getProfile({ actor: handle }))
    } catch (error) {
      if (tries > 500) throw error
      await wait(100)
    }
  }
}
