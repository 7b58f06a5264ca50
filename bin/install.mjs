import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, root, withOwnNode } from './node.mjs'

/**
 * Are the packages of `folder` there, as its lock file says? npm writes down what it installed when it has finished, so
 * the two are compared, and an install that was broken off does not count.
 */
export function isInstalled(folder, { tools }) {
  const wanted = packagesIn(join(folder, 'package-lock.json'))
  const there = packagesIn(join(folder, 'node_modules/.package-lock.json'))
  return Object.entries(wanted).every(([path, one]) => path === '' || (one.dev && !tools) || !fitsHere(one) || there[path]?.version === one.version)
}

/** Installs the packages of `folder` from its lock, and nothing else. Development tools that are there already stay. */
export function install(folder, { tools, env = process.env }) {
  const all = tools || Object.values(packagesIn(join(folder, 'node_modules/.package-lock.json'))).some((one) => one.dev)
  const args = ['ci', all ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const { status, error } = spawnSync(npm[0], [...npm.slice(1), ...args], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) giveUp(`${error?.message ?? 'npm ci failed'}. Look at what npm says above; when the network was away, start again.`)
}

/** Installs what is missing of Aerie itself. */
export function ensureInstalled({ tools }) {
  if (isInstalled(root, { tools })) return
  console.log('Installing what is missing, as package-lock.json says (a minute or two the first time) …')
  install(root, { tools })
}

/** Installs the real servers that tests talk to, which are too heavy for anything else. Native parts are built for our Node. */
export function ensurePeers() {
  const peers = join(root, 'test/peers')
  if (!existsSync(join(peers, 'package-lock.json')) || isInstalled(peers, { tools: true })) return
  console.log('Installing the servers that tests talk to (some minutes the first time) …')
  install(peers, { tools: true, env: { ...withOwnNode(), npm_config_nodedir: join(root, 'node_modules', `node-${process.platform}-${process.arch}`) } })
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** Of the optional packages only those that are made for this very machine must be there. */
function fitsHere({ optional, os, cpu, libc }) {
  const names = (rule, mine) => [rule ?? []].flat().includes(mine)
  return !optional || (names(os, process.platform) && (!cpu || names(cpu, process.arch)) && (!libc || names(libc, cLibrary())))
}

const cLibrary = () => (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')
