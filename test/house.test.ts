import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { flow } from '../flow.ts'

const root = join(import.meta.dirname, '..')
const domains = flow.flat()

/** Lints a file that breaks a rule on purpose, where it would stand, and takes it away again. */
function lintPlanted(file: string, text: string): string {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  try {
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--quiet', file], { cwd: root, encoding: 'utf8' })
    return stdout
  } finally {
    rmSync(path)
  }
}
const planted = 'zz-planted.ts'

describe('the lint catches', () => {
  const cases: [what: string, file: string, text: string, rule: string][] = [
    ['a call to a later stage', `server/people/${planted}`, `import { x } from '#desk'\nexport const y = x\n`, 'no-restricted-imports'],
    ['a domain that knows itself by its door', `server/desk/${planted}`, `import { x } from '#desk'\nexport const y = x\n`, 'no-restricted-imports'],
    ['reaching into another domain', `server/desk/${planted}`, `import { x } from '../people/read.ts'\nexport const y = x\n`, 'no-restricted-imports'],
    [
      'reaching into another domain from deep inside',
      `server/desk/clock/${planted}`,
      `import { x } from '../../people/read.ts'\nexport const y = x\n`,
      'no-restricted-imports',
    ],
    ['a domain that knows app', `server/desk/${planted}`, `import { x } from '../app/intake.ts'\nexport const y = x\n`, 'no-restricted-imports'],
    ['a platform that knows a domain', `server/platform/${planted}`, `import { x } from '#people'\nexport const y = x\n`, 'no-restricted-imports'],
    ['server code in the web app', `web/desk/${planted}`, `import { x } from '../../server/app/contract.ts'\nexport const y = x\n`, 'no-restricted-imports'],
    ['a default export', `server/desk/${planted}`, 'export default 1\n', 'no-default-export'],
    ['an empty catch', `server/desk/${planted}`, 'export function f(): void {\n  try {\n    f()\n  } catch {}\n}\n', 'no-empty'],
    [
      'a file over 300 lines',
      `server/desk/${planted}`,
      'export const a = 1\n'.repeat(301).replaceAll(/a = 1/g, () => `a${Math.random().toString(36).slice(2)} = 1`),
      'max-lines',
    ],
    ['a name that is not kebab-case', 'server/desk/zzPlanted.ts', 'export const a = 1\n', 'filename-case'],
    ['any', `server/desk/${planted}`, 'export const a = (b: any): unknown => b\n', 'no-explicit-any'],
  ]
  test.each(cases)('%s', (_, file, text, rule) => {
    expect(lintPlanted(file, text)).toContain(rule)
  })
  test('and lets a call to an earlier stage be', () => {
    expect(lintPlanted(`server/desk/${planted}`, `import { x } from '#people'\nexport const y = x\n`)).not.toContain('no-restricted-imports')
  })
})

/** The repository's own source files, tests and generated data aside. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'server', 'web', 'bench', 'test', 'bin', 'db'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && !file.includes(planted) && !file.includes('zzPlanted'))

/** Broken rules of the tree, as sentences. */
function breaches(names: readonly string[]): string[] {
  const source = names.filter((name) => /\.(ts|tsx)$/.test(name) && !/\.test\.tsx?$/.test(name))
  const folders = Map.groupBy(
    source.filter((name) => name.startsWith('server/')),
    dirname,
  )
  return [
    ...[...folders].filter(([, inside]) => inside.length > 15).map(([folder, inside]) => `${folder} holds ${inside.length} files: split it`),
    ...source.filter((name) => /\/(utils|helpers|common|misc|manager|service|base|types)\.tsx?$/.test(name)).map((name) => `${name}: a name that says nothing`),
    ...names
      .filter((name) => /^server\/[^/]+\//.test(name) && ![...domains, 'app', 'platform', 'cli'].includes(name.split('/')[1]!))
      .map((name) => `${name}: not a stage of flow.ts`),
  ]
}

test('the tree keeps the house', () => expect(breaches(files)).toEqual([]))
test('a broken house is noticed', () => {
  const many = Array.from({ length: 16 }, (_, i) => `server/desk/file-${i}.ts`)
  expect(breaches([...many, 'server/desk/utils.ts', 'server/sales/x.ts'])).toHaveLength(3)
})

test('every domain has a door whose head says what it is', () => {
  const there = readdirSync(join(root, 'server')).filter((name) => domains.includes(name as never) && statSync(join(root, 'server', name)).isDirectory())
  const silent = there.filter((name) => !readFileSync(join(root, 'server', name, 'index.ts'), 'utf8').startsWith('/**'))
  expect(silent).toEqual([])
})

test('the lock file names no host to fetch from', () => {
  const locks = execFileSync('git', ['ls-files', '*package-lock.json'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
  expect(locks.length).toBeGreaterThan(0)
  expect(locks.filter((file) => readFileSync(join(root, file), 'utf8').includes('"resolved": "http'))).toEqual([])
})

afterAll(() => rmSync(join(root, 'web/desk', planted), { force: true }))
