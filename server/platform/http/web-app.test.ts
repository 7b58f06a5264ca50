import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveWebApp } from './web-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'aerie-web-'))
const http = Fastify()
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>the app')
  writeFileSync(join(folder, 'aerie.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'plain()')
  writeFileSync(join(folder, 'assets/app-1a2b.js.br'), brotliCompressSync('packed()'))
  await serveWebApp(http, folder)
})
afterAll(async () => {
  await http.close()
  rmSync(folder, { recursive: true })
})

test('an address of the app is the page that finds its way itself, asked for anew each time', async () => {
  for (const url of ['/', '/desk/mine', '/reset-password?token=x']) {
    const answer = await http.inject(url)
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, '<!doctype html>the app', 'public, max-age=0'])
  }
})

test('a file whose name changes with its content is kept for ever, packed for who can unpack it', async () => {
  const plain = await http.inject('/assets/app-1a2b.js')
  expect([plain.body, plain.headers['cache-control']]).toEqual(['plain()', 'public, max-age=31536000, immutable'])
  const packed = await http.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'br' } })
  expect([packed.headers['content-encoding'], brotliDecompressSync(packed.rawPayload).toString()]).toEqual(['br', 'packed()'])
})

test('what is not there is not the page: neither an old file, nor an address of the API, nor one outside the folder', async () => {
  for (const url of ['/assets/app-old.js', '/missing.png', '/api/v1/nothing', '/assets/../../secret.key', '/%2e%2e/secret.key'])
    expect((await http.inject(url)).statusCode, url).toBeGreaterThanOrEqual(400)
})
