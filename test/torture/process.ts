import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')

/** One process of the product, as a user would run it, that can be killed and started again. */
export interface AppProcess {
  name: string
  start(): void
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  isRunning(): boolean
  /** What it printed, the last 20 kB: told when a run fails. */
  output(): string
}

/** @param nodeArgs what Node is started with besides */
export function appProcess(name: string, env: Record<string, string>, nodeArgs: readonly string[] = []): AppProcess {
  let child: ChildProcess | null = null
  let said = ''
  return {
    name,
    start() {
      child = spawn(process.execPath, [...nodeArgs, join(root, 'server/main.ts')], {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const hear = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-20_000))
      child.stdout!.on('data', hear)
      child.stderr!.on('data', hear)
    },
    async kill(signal) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child!.once('exit', resolve))
      child.kill(signal)
      await ended
    },
    isRunning: () => child !== null && child.exitCode === null && child.signalCode === null,
    output: () => said,
  }
}

/** Asks again and again until it holds or `ms` are over. `what` is told when it never did. */
export async function until(what: string | (() => string), ms: number, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + ms
  let last = ''
  const noted = (error: Error): false => ((last = ` (${error.message})`), false)
  for (;;) {
    if (await holds().catch(noted)) return
    if (performance.now() > end) throw new Error(`it never came to pass: ${typeof what === 'string' ? what : what()}${last}`)
    await wait(50)
  }
}

/** The same, for what may be wrong without ending the run. @returns nothing when it came to pass, else what did not */
export const unless = (what: string | (() => string), ms: number, holds: () => Promise<boolean>): Promise<string[]> =>
  until(what, ms, holds).then(
    () => [],
    (error: Error) => [error.message],
  )
