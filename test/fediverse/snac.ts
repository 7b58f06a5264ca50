import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { until } from '../channels.ts'
import { freePort } from '../free-port.ts'

const run = promisify(execFile)
/** Where Debian's backports put it, or anywhere in the path. */
const SNAC = ['/usr/bin', '/usr/local/bin', ...(process.env['PATH'] ?? '').split(delimiter)].map((folder) => join(folder, 'snac')).find(existsSync)

/** Is snac2 installed, a small real server that speaks Mastodon's API? */
export const hasSnac = (): boolean => SNAC !== undefined

/** A snac2 of one's own. It has no stream and no `/api/v2/instance`, knows no Idempotency-Key, and tells of what was said some seconds later. */
export interface Snac extends AsyncDisposable {
  url: string
  /** Somebody who has an account there. @returns their password */
  join(name: string): Promise<string>
  /** Writes a post with a token, in answer to another or to nobody. @returns its id */
  write(token: string, text: string, answers?: string): Promise<string>
  /** Signs somebody in at the address that Aerie sends them to. @returns where they are sent back */
  allow(address: string, name: string, password: string): Promise<URL>
}

export async function startSnac(): Promise<Snac> {
  if (!SNAC) throw new Error('There is no snac2 here. Debian has it in its backports.')
  const folder = join(mkdtempSync(join(tmpdir(), 'aerie-snac-')), 'data')
  const port = await freePort()
  const host = `localhost:${port}`
  await feed(['init', folder], `127.0.0.1\n${port}\n${host}\n\n\n`)
  const settings = join(folder, 'server.json')
  const given = JSON.parse(readFileSync(settings, 'utf8')) as object
  writeFileSync(settings, JSON.stringify({ ...given, host, address: '127.0.0.1', port, protocol: 'http' }))
  const server = spawn(SNAC, ['httpd', folder], { stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const url = `http://${host}`
  await until(() => fetch(`${url}/api/v1/instance`).catch(() => null))
  return {
    url,
    async join(name) {
      const said = await feed(['adduser', folder, name], '\n\n')
      return /password is (\S+)/.exec(said)![1]!
    },
    async write(token, text, answers) {
      const body = new URLSearchParams({ status: text, visibility: 'public', ...(answers && { in_reply_to_id: answers }) })
      const answer = await fetch(`${url}/api/v1/statuses`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } })
      return ((await answer.json()) as { id: string }).id
    },
    async allow(address, name, password) {
      const page = await (await fetch(address)).text()
      const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, key, value]): [string, string] => [key!, value!])
      const body = new URLSearchParams([['login', name], ['passwd', password], ...hidden])
      const answer = await fetch(`${url}/oauth/x-snac-login`, { method: 'POST', body, redirect: 'manual' })
      return new URL(answer.headers.get('location')!)
    },
    async [Symbol.asyncDispose]() {
      server.kill()
      await ended
      rmSync(join(folder, '..'), { recursive: true, force: true })
    },
  }
}

/** Runs it with answers to what it asks. @returns what it says */
async function feed(args: string[], answers: string): Promise<string> {
  const running = run(SNAC!, args)
  running.child.stdin!.end(answers)
  const { stdout, stderr } = await running
  return stdout + stderr
}
