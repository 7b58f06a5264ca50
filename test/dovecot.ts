import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'

const run = promisify(execFile)
/** Where Debian and others put it; it need not be in the path. */
const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find(existsSync)
const DOVEADM = ['/usr/bin/doveadm', '/usr/local/bin/doveadm', '/opt/homebrew/bin/doveadm'].find(existsSync)

/** A Dovecot of one's own: its IMAP and LMTP ports, and its tool. Users are made by signing in; all have the password `secret`. */
export interface Dovecot extends AsyncDisposable {
  imap: number
  lmtp: number
  doveadm(...args: string[]): Promise<string>
}

/** Is a Dovecot installed with IMAP and LMTP? */
export const hasDovecot = (): boolean =>
  DOVECOT !== undefined &&
  DOVEADM !== undefined &&
  ['imap', 'lmtp'].every((part) => existsSync(`/usr/lib/dovecot/${part}`) || existsSync(`/usr/libexec/dovecot/${part}`))

/** Starts it in a folder of its own, without any right: as nobody when we are root. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-dovecot-'))
  const isRoot = process.getuid?.() === 0
  const as = isRoot ? { uid: 65534, gid: 65534 } : {}
  const [user, group] = (await Promise.all(['-un', '-gn'].map((flag) => run('id', [flag], as)))).map(({ stdout }) => stdout.trim()) as [string, string]
  for (const part of ['run', 'mail', 'home']) mkdirSync(join(folder, part))
  const [imap, lmtp] = [await freePort(), await freePort()] // it cannot be given port 0
  writeFileSync(join(folder, 'dovecot.conf'), configOf({ folder, user, group, imap, lmtp }))
  if (isRoot) await run('chown', ['-R', '65534:65534', folder])
  chownSync(folder, as.uid ?? process.getuid!(), as.gid ?? process.getgid!())
  const config = join(folder, 'dovecot.conf')
  const server = spawn(DOVECOT!, ['-F', '-c', config], { ...as, stdio: 'ignore' })
  await Promise.all([imap, lmtp].map((port) => ready(port, () => readFileSync(join(folder, 'log'), 'utf8'))))
  return {
    imap,
    lmtp,
    doveadm: async (...args) => (await run(DOVEADM!, ['-c', config, ...args], as)).stdout,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configOf = (c: { folder: string; user: string; group: string; imap: number; lmtp: number }): string => `
base_dir = ${c.folder}/run
log_path = ${c.folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${c.user}
default_internal_group = ${c.group}
default_login_user = ${c.user}
first_valid_uid = 1
mail_location = maildir:${c.folder}/mail/%u
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = home=${c.folder}/home/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox "Sent Mail" {
    auto = subscribe
    special_use = \\Sent
  }
}
service anvil {
  chroot =
  # whoever typed a wrong password would wait longer each time
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${c.imap}
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${c.lmtp}
  }
}
protocol lmtp {
  postmaster_address = postmaster@shop.example
}
`

async function ready(port: number, log: () => string): Promise<void> {
  for (let i = 0; i < 1_200; i++) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => (socket.destroy(), resolve(true)))
      socket.once('error', () => resolve(false)).once('close', () => resolve(false))
    })
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`Dovecot did not start:\n${log()}`)
}
