import { performance } from 'node:perf_hooks'
import { readConfig, type Config } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import type { Running } from './app/start.ts'
import { stop } from './app/stop.ts'
import { EXIT, exitCodeOf, explain } from './cli/exit.ts'

/** One Ctrl-C can reach us several times: from the terminal, from npm and from bin/start. A second one means it after this long, ms. */
const SAME_PRESS = 1_000

const say = (line: string): void => console.log(line)
const config = configured()
const log = openLog(config.logLevel)
const running: Running[] = []
const stopping = new AbortController()
let stoppedAt = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
process.on('disconnect', onSignal) // bin/start is gone
process.channel?.unref()
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) process.on(fault, (error) => (log.fatal({ err: error }, fault), end(EXIT.failed)))

const { start } = await import('./app/start.ts') // only now: loading it all takes a moment, and a wrong setting is told at once
const started = start(config, { log, say, running, signal: stopping.signal, onLost: (error) => (console.error(error.message), end(EXIT.inUse)) })
started.catch((error: unknown) => {
  if (!stopping.signal.aborted) console.error(explain(error))
  end(exitCodeOf(error))
})

function onSignal(): void {
  if (!stopping.signal.aborted) {
    say('Stopping …')
    end(EXIT.ok)
  } else if (performance.now() - stoppedAt > SAME_PRESS) process.exit(EXIT.failed)
}

/** Stops everything, once, and ends the process. */
function end(code: number): void {
  if (stopping.signal.aborted) return
  stopping.abort()
  stoppedAt = performance.now()
  void stopAndExit(code)
}

async function stopAndExit(code: number): Promise<void> {
  const inTime = await stop(started, running, log)
  if (code === EXIT.ok) say('Stopped.')
  process.exit(inTime ? code : EXIT.failed)
}

function configured(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    return giveUp(error)
  }
}

function giveUp(error: unknown): never {
  console.error(explain(error))
  process.exit(exitCodeOf(error))
}
