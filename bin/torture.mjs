import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled, ensurePeers } from './install.mjs'
import { demandNode, root } from './node.mjs'

// `npm run torture [-- --rounds 200 --seed 1 --only kills,away,clock,disk --doors bluesky,mastodon,telegram,widget --json]`: kills, takes away, fills up and sets wrong
// whatever can be, on clusters and data folders of its own, and prints what was reached.
ensureInstalled({ tools: true })
ensurePeers()
ensureBuilt()
const { status } = spawnSync(demandNode(), [join(root, 'test/torture/main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
