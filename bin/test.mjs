#!/usr/bin/env node
// npm test: brings everything tests need, and runs them. Arguments go to vitest: npm test -- server/desk
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled, ensurePeers } from './install.mjs'
import { demandNode, root, withOwnNode } from './node.mjs'

ensureInstalled({ tools: true })
ensurePeers()
ensureBuilt()
const { status } = spawnSync(demandNode(), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: withOwnNode(),
})
process.exit(status ?? 1)
