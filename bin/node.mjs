import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository, wherever we were started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The oldest Node that runs TypeScript as it is, where no package brings the right one. */
const OLDEST = [22, 18]

/** The Node that runs Aerie: the one among the packages, else (on a Mac) the one that runs this. Null: there is none. */
export function ownNode() {
  const packed = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')
  if (existsSync(packed)) return packed
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]) ? process.execPath : null
}

/**
 * Aerie is to fit a small machine, and what Node keeps follows the size of the machine. Left alone, V8 takes 130 MB for young
 * objects on a large one, and lets the old ones grow to three times what lives before it clears up: here, to half as much again.
 */
export const FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=50']

/** The environment for tools that must run on our Node and not on the host's. */
export const withOwnNode = () => ({ ...process.env, PATH: `${dirname(ownNode() ?? process.execPath)}:${join(root, 'node_modules/.bin')}:${process.env.PATH}` })

/** Says what is wrong and what to do, and ends. */
export function giveUp(message, code = 1) {
  console.error(message)
  process.exit(code)
}

/** Ends when no Node here can run Aerie. */
export const demandNode = () =>
  ownNode() ??
  giveUp(
    `Aerie needs Node ${OLDEST.join('.')} or newer on this machine (it brings its own for Linux). This is ${process.version}: install a newer one from nodejs.org and start again.`,
  )
