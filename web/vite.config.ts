import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import variables from 'postcss-simple-vars'
import { build, defineConfig, type Plugin } from 'vite'
import { widgetBuild } from './widget/build.ts'

const breakpoints = {
  'mantine-breakpoint-xs': '36em',
  'mantine-breakpoint-sm': '48em',
  'mantine-breakpoint-md': '62em',
  'mantine-breakpoint-lg': '75em',
  'mantine-breakpoint-xl': '88em',
}

/** The server the development screens talk to; `bin/dev` sets it. */
const server = process.env['AERIE_SERVER'] ?? 'http://localhost:4000'

/** Compresses once, at its best, what the server else would compress for each reader. Below a kilobyte it does not pay. */
const compress = (): Plugin => ({
  name: 'compress',
  apply: 'build',
  writeBundle: { sequential: true, handler: ({ dir = '' }) => compressIn(dir) },
})

function compressIn(dir: string): void {
  for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css|svg)$/.test(name))) {
    const bytes = readFileSync(join(dir, file))
    if (bytes.length < 1024) continue
    writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes))
    writeFileSync(join(dir, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/** The chat for the company's own pages: one script that other people's pages load, built on its own beside the app. */
const widget = (): Plugin => ({
  name: 'widget',
  apply: 'build',
  writeBundle: {
    sequential: true,
    handler: async ({ dir = '' }) => void (await build(widgetBuild(dir))),
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), widget(), compress()],
  css: { postcss: { plugins: [mantine(), variables({ variables: breakpoints })] } },
  server: { proxy: { '/api': server } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Inlined assets are data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // What the shell and the desk need is one file: a hundred small ones compress worse and arrive later.
    rolldownOptions: {
      input: ['index.html', 'desk/desk-screen.tsx'].map((file) => join(import.meta.dirname, file)),
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
})
