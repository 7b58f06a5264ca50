import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from '../../test/free-port.ts'
import { until } from '../../test/torture/process.ts'
import { clearAtEnd } from '../leaving.ts'
import { measureMemory, type Memory } from './memory.ts'

const root = join(import.meta.dirname, '../..')
/** Who the bench signs in as. */
export const ADMIN = { email: 'admin@example.com', password: 'bench-bench-bench' }

/** The product on a data folder of its own, as `npm start` runs it. Disposed, it is stopped, and the folder is gone. */
export interface Product extends AsyncDisposable {
  folder: string
  address: string
  /** @returns ms until it answers */
  start(): Promise<number>
  stop(): Promise<void>
  memory(): Memory
}

export async function makeProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-bench-machine-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const cluster = (): string => realpathSync(join(folder, 'postgres'))
  let launcher: ChildProcess | null = null
  const stop = async (): Promise<void> => {
    if (!launcher || launcher.exitCode !== null) return
    const ended = new Promise((resolve) => launcher!.once('exit', resolve))
    launcher.kill('SIGTERM')
    await ended
    launcher = null
  }
  return clearAtEnd({
    folder,
    address,
    async start() {
      const begun = performance.now()
      launcher = spawn(process.execPath, [join(root, 'bin/start.mjs')], { cwd: root, env: environment(folder, port), stdio: 'ignore' })
      await until('the product answers', 180_000, async () => (await fetch(`${address}/readyz`)).ok)
      return performance.now() - begun
    },
    stop,
    memory: () => measureMemory(launcher!.pid!, Number(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[0])),
    async [Symbol.asyncDispose]() {
      await stop()
      if (!existsSync(join(folder, 'postgres'))) return rmSync(folder, { recursive: true, force: true })
      const [inside, lies] = [join(realpathSync(folder), 'postgres'), cluster()]
      if (lies !== inside) rmSync(dirname(lies), { recursive: true, force: true }) // as root, PostgreSQL's user could not enter the folder
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

const environment = (folder: string, port: number): Record<string, string | undefined> => ({
  ...process.env,
  AERIE_DATA: folder,
  PORT: String(port),
  AERIE_ADMIN_EMAIL: ADMIN.email,
  AERIE_ADMIN_PASSWORD: ADMIN.password,
  AERIE_LOG: 'warn',
})
