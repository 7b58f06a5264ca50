import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Prints the modules of triage that are loaded with its door. */
const LOADED = `
import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
await import('${new URL('index.ts', import.meta.url).href}')
console.log(loaded.join('\\n'))
process.exit()`

test('texts are read on threads of their own: the process that serves loads neither the engine nor the tables of languages, 45 MB', () => {
  const loaded = execFileSync(process.execPath, ['--input-type=module', '--eval', LOADED], { encoding: 'utf8', cwd: import.meta.dirname }).split('\n')
  expect(loaded.filter((url) => url.includes('/triage/')).length).toBeGreaterThan(20)
  expect(loaded.filter((url) => /\/triage\/(engine|text\/language|model\/load)\.ts$|\/eld\//.test(url))).toEqual([])
})
