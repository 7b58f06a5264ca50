import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `npm run bench [-- NAME …] [-- --json]`: each figure beside a reference, measured in one run on a server of its own.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { status } = spawnSync(join(root, 'node_modules/.bin/node'), [join(root, 'bench/main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
