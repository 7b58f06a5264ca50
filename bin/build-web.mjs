import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demandNode, giveUp, root } from './node.mjs'

const built = join(root, 'web/dist')
const stamp = join(built, '.built-from')

/** Builds the web app if anything it is made from has changed since: its own files, the guides, the contracts, the packages. */
export function ensureBuilt() {
  if (!existsSync(join(root, 'web/index.html'))) return
  const from = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return
  console.log('Building the screens …')
  const fresh = join(root, '.cache', `web-${process.pid}`)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(demandNode(), [vite, 'build', 'web', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) giveUp(`The screens could not be built:\n${stdout}${stderr}`)
  writeFileSync(join(fresh, '.built-from'), from)
  rmSync(built, { recursive: true, force: true })
  renameSync(fresh, built)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of sources())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function sources() {
  const all = (folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath ?? one.path, one.name).slice(root.length + 1))
  const web = all('web').filter((file) => !/^web\/dist|\.test\.tsx?$/.test(file))
  const guides = all('docs').filter((file) => file.endsWith('.md'))
  return [...web, ...guides, ...all('server').filter((file) => file.endsWith('/contract.ts')), 'package-lock.json'].sort((a, b) => (a < b ? -1 : 1))
}
