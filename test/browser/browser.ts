import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import type { Role } from '../../server/workspace/role.ts'
import { makeDatabase, type TestDatabase } from '../database.ts'
import { browserProgram, inTemporary } from './program.ts'
import { freePort } from '../free-port.ts'
import { makeServer, type Caller, type TestServer } from '../server.ts'

/** A whole Aerie on a port of its own, and a browser to visit it with. */
export interface House extends AsyncDisposable {
  server: TestServer
  database: TestDatabase
  url: string
  /** A colleague at the screen, signed in, with a page of their own. `page`: a browser of its own, as another person has. */
  at(role: Role, options?: { name?: string; teams?: string[]; view?: BrowserContextOptions }): Promise<{ page: Page; caller: Caller }>
  /** Somebody who is not signed in. */
  stranger(view?: BrowserContextOptions): Promise<Page>
}

/** The flags that keep Chromium quiet. The package's own list holds `--single-process`, with which closing a context ends the browser. */
const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** How long something may take to come on a machine that is busy with other tests, ms. */
const PATIENCE = 60_000

/** @param envAt further settings, told the address that people will open */
export async function makeHouse(envAt: (url: string) => Promise<Record<string, string>> | Record<string, string> = () => ({})): Promise<House> {
  const database = await makeDatabase()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await makeServer(database, { env: { AERIE_URL: url, ...(await envAt(url)) }, clock: systemClock as never })
  await server.http.listen({ host: '127.0.0.1', port })
  const { browser, close } = await openBrowser()
  const pageOf = async (view: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: url, ...view })
    context.setDefaultTimeout(PATIENCE)
    // Who sat here goes with the test: pages that are left open read every list again with everything the next ones do.
    if (expect.getState().currentTestName) onTestFinished(async () => void (browser.isConnected() && (await context.close())))
    return context.newPage()
  }
  return {
    server,
    database,
    url,
    stranger: pageOf,
    async at(role, { view, ...who } = {}) {
      const caller = await server.asMember(role, { teams: [server.teams.care.id], ...who })
      const page = await pageOf(view)
      const [name, value] = caller.headers['cookie']!.split(/=(.*)/s) as [string, string]
      await page.context().addCookies([{ name, value, url }])
      return { page, caller }
    },
    async [Symbol.asyncDispose]() {
      await close()
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function openBrowser(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-browser-'))
  const executablePath = await browserProgram()
  const browser = await inTemporary(folder, () => playwright.launch({ executablePath, args: FLAGS, env: { ...process.env, TMPDIR: folder } }))
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 }) // its last process may still write there
    },
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Brings every transition to its end; what moves for ever is left. Not waited for: a headless page may draw no frame after a resize. As text: the page's policy allows no other code. */
const REST = 'document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity).forEach((one) => one.finish())'

/** What axe finds against WCAG 2.2 A and AA on the page once its colours have come to rest, as sentences. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  await page.evaluate(REST)
  return page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> }
    }
    const result = await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return result.violations.map(
      (one) => `${one.id}: ${one.help} (${one.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`).join('; ')})`,
    )
  })
}

/** On a wide screen and on a phone, by day and by night: nothing that axe finds, and nothing over the edge. Wide and light again at the end. `what`: the screen, where a page shows several. */
export async function isWhole(page: Page, what = 'the page'): Promise<void> {
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 812 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page), `${what}, ${colorScheme}, ${width}`).toEqual([])
    }
    expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

let brought = 0

/** The desk's own customers' messages, brought in by the API as a program would. */
export async function bring(house: House, texts: readonly string[], more: object = {}): Promise<void> {
  const key = await house.server.asKey('administrator')
  const items = texts.map((text, n) => ({
    id: `brought-${++brought}`,
    network: 'web',
    author: { handle: `customer${n}`, name: `Customer ${n}` },
    text,
    at: new Date(Date.now() - 60_000 * (n + 1)).toISOString(),
    ...more,
  }))
  await key.call('POST /items', { body: items })
}
