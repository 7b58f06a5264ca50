import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled, ensurePeers } from './install.mjs'
import { demandNode, FLAGS, root } from './node.mjs'

// `npm run bench [-- NAME …] [-- --json]`, `npm run bench -- triage FILE …`: each figure beside a reference, measured in one run on a server of its own, by a Node set as the product's.
ensureInstalled({ tools: true })
const names = process.argv.slice(2).filter((name) => !name.startsWith('-'))
if (names.length === 0 || names.includes('adapters')) ensurePeers() // it speaks with networks
if (process.argv[2] !== 'triage') ensureBuilt() // it opens no screen
const { status } = spawnSync(demandNode(), [...FLAGS, join(root, 'bench/main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
