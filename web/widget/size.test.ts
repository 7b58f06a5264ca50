import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { widgetBuild } from './build.ts'

/** The most that the widget may cost a page that it stands on, bytes after gzip. */
const BUDGET = 30_000

test('the widget is one small script, which makes no code from text', { timeout: 60_000 }, async () => {
  const out = mkdtempSync(join(tmpdir(), 'aerie-widget-'))
  onTestFinished(() => rmSync(out, { recursive: true }))
  await build(widgetBuild(out))
  const script = readFileSync(join(out, 'widget.js'))
  expect(script.length).toBeGreaterThan(5_000)
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(BUDGET)
  expect(script.toString()).not.toMatch(/\beval\(|new Function|innerHTML|document\.cookie|\bimport\(/)
})
