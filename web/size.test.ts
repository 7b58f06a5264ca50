import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, onTestFinished, test, vi } from 'vitest'

/** The most script the first load of the desk may cost, bytes after gzip: all chunks it needs, texts too. */
const BUDGET = 250_000

interface Chunk {
  file: string
  imports?: string[]
}

const SCREENS = ['main.tsx', 'index.html', 'desk/desk-screen.tsx', 'i18n/en/app.json', 'i18n/en/desk.json', 'i18n/en/people.json']

test('the first load of the desk stays within its budget', { timeout: 120_000 }, async () => {
  vi.stubEnv('NODE_ENV', 'production') // else React comes in its development form
  const out = mkdtempSync(join(tmpdir(), 'aerie-web-'))
  onTestFinished(() => rmSync(out, { recursive: true }))
  await build({
    root: import.meta.dirname,
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  })
  const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const needed = new Set<string>()
  const need = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk || needed.has(chunk.file)) return
    needed.add(chunk.file)
    chunk.imports?.forEach(need)
  }
  SCREENS.forEach(need)
  const sizes = [...needed].map((file) => [file, gzipSync(readFileSync(join(out, file)), { level: 9 }).length] as const)
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  expect(existsSync(join(out, 'index.html')) && sizes.length > 2).toBe(true)
  // what is too much is shown file by file
  expect(total <= BUDGET ? [] : sizes).toEqual([])
})
