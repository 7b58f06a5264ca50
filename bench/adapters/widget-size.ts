import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { widgetBuild } from '../../web/widget/build.ts'
import type { Figure } from '../figure.ts'

/** What a page that the widget stands on may have to load for it, kB after gzip. */
const PROMISED = 30

/** The widget as it is given out, and as it comes over the line. */
export async function measureWidget(): Promise<Figure> {
  const out = mkdtempSync(join(tmpdir(), 'aerie-widget-'))
  try {
    await build({ ...widgetBuild(out), logLevel: 'silent' })
    const script = readFileSync(join(out, 'widget.js'))
    const [whole, value] = [script.length / 1000, gzipSync(script, { level: 9 }).length / 1000]
    const limit = { text: `at most ${PROMISED} kB`, isKept: value <= PROMISED }
    return { of: 'widget', name: 'its script, compressed', value, unit: 'kB', reference: { name: 'as it is', value: whole }, ratio: value / whole, limit }
  } finally {
    rmSync(out, { recursive: true })
  }
}
