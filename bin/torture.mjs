import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `npm run torture [-- --rounds 200]`: kills everything that can be killed, on a cluster and a data folder of its own.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { status } = spawnSync(join(root, 'node_modules/.bin/node'), [join(root, 'test/torture/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
