import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `npm run torture [-- --rounds 200 --seed 1 --only kills,away,clock,disk --json]`: kills, takes away, fills up and sets wrong
// whatever can be, on clusters and data folders of its own, and prints what was reached.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { status } = spawnSync(join(root, 'node_modules/.bin/node'), [join(root, 'test/torture/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
