import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tool = (name) => join(root, 'node_modules/.bin', name)

const steps = [
  ['types of the server', tool('tsc'), ['-p', 'tsconfig.json']],
  ['types of the web app', tool('tsc'), ['-p', 'web/tsconfig.json']],
  ['lint', tool('oxlint'), ['--type-aware', '--quiet']],
  ['format', tool('oxfmt'), ['--check', '.']],
  ['dead code', tool('knip'), []],
]

let failed = 0
for (const [name, command, args] of steps) {
  const started = Date.now()
  // The tools run on the repository's own Node, whatever the host has.
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  })
  console.log(`${status === 0 ? 'ok   ' : 'FAILS'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (status !== 0) {
    failed++
    console.log(`${stdout ?? ''}${stderr ?? ''}`.trimEnd())
  }
}
failed += checkReadme()
sizes()
console.log(failed === 0 ? 'All checks pass. Next: npm test' : `${failed} of the checks fail. Mend what is named above, then run bin/check again.`)
process.exit(failed === 0 ? 0 : 1)

/** Every `npm …` and `bin/…` command that the README shows must exist. */
function checkReadme() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const missing = [...readme.matchAll(/^\s*npm (?:run )?([a-z-]+)/gm)]
    .map((match) => match[1])
    .filter((name) => !scripts[name] && !['ci', 'install', 'test', 'start'].includes(name))
  const files = [...readme.matchAll(/\b(bin\/[a-z-]+)/g)].map((match) => match[1]).filter((file) => spawnSync('test', ['-x', join(root, file)]).status !== 0)
  for (const name of [...missing, ...files]) console.log(`FAILS README names a command that is not there: ${name}`)
  if (missing.length + files.length === 0) console.log('ok    README commands')
  return missing.length + files.length > 0 ? 1 : 0
}

/** How long the files are: told, so that growth is seen. */
function sizes() {
  const list = spawnSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
    .stdout.split('\n')
    .filter((file) => file && !/\.test\.tsx?$/.test(file))
  const lines = list.map((file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1).sort((a, b) => a - b)
  const at = (share) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))]
  console.log(`      ${lines.length} source files, median ${at(0.5)} lines, p90 ${at(0.9)}, longest ${lines.at(-1)}`)
}
