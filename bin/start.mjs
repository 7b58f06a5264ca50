#!/usr/bin/env node
// npm start: installs what is missing, builds what is stale, and runs Aerie until it is told to stop.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { demandNode, FLAGS, giveUp, root } from './node.mjs'

/**
 * What V8 takes while it compiles comes in pieces of 32 kB. Taken from the common heap they leave holes that are never given
 * back (100 MB were seen); by themselves they are. Two places to allocate from, instead of eight a core.
 */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: '32000', MALLOC_ARENA_MAX: '2' }

if (process.platform === 'win32') giveUp('Aerie runs on Linux and macOS. On Windows, start it inside WSL.')
ensureInstalled({ tools: false })
ensureBuilt()

// The fourth channel tells Aerie when we are gone, so that a killed launcher leaves nothing running.
const aerie = spawn(demandNode(), [...FLAGS, join(root, 'server/main.ts')], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // What Node compiled is kept: a later start is a third quicker and takes less memory.
  env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: join(root, '.cache/compiled'), ...MALLOC, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => aerie.kill(signal))
watchNpm()
aerie.on('error', (error) => giveUp(`Node could not be started: ${error.message}\nAerie needs a Linux with glibc (Debian, Ubuntu, Fedora …) or a Mac.`))
aerie.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))

/** A signal to npm ends npm and the shell between us, but is not passed on: their end is the signal. */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    aerie.kill('SIGTERM')
  }, 300)
}
