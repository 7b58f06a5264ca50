#!/usr/bin/env node
// npm run dev: the server, started again when its files change, and the screens, changed while you look at them.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { demandNode, root } from './node.mjs'

ensureInstalled({ tools: true })
const port = process.env.PORT || '4600'
const screens = process.env.AERIE_URL || 'http://localhost:5173'
const run = (args, env) => spawn(demandNode(), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
const both = [
  run(['--watch', '--watch-preserve-output', join(root, 'server/main.ts')], { PORT: port, AERIE_URL: screens }),
  run([join(root, 'node_modules/vite/bin/vite.js'), 'web', '--port', new URL(screens).port || '5173', '--strictPort'], {
    AERIE_SERVER: `http://127.0.0.1:${port}`,
  }),
]
console.log(`The screens are at ${screens}; they ask the server at port ${port}. Ctrl-C stops both.`)
const stop = (signal) => both.forEach((one) => one.kill(signal))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))
for (const one of both) one.on('exit', (code) => (stop('SIGTERM'), (process.exitCode ||= code ?? 0)))
