import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Servant } from './servant.ts'
import { Unusable } from './unusable.ts'

/** For character classes only; the first that the machine knows. Sorting is PostgreSQL's own, the same on every machine and after every upgrade of it. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C']

/** Makes an empty cluster in an empty folder. Takes a few seconds. Only who can enter the socket's folder can connect, and only so. */
export function initialise(binaries: Binaries, folder: string, servant: Servant | null): void {
  let said = ''
  for (const locale of LOCALES) {
    const ran = spawnSync(join(binaries.bin, 'initdb'), [...optionsFor(locale), '-D', folder], {
      ...servant,
      cwd: '/',
      encoding: 'utf8',
      env: environmentFor(binaries),
    })
    if (ran.status === 0) return
    said = ran.error?.message ?? ran.stderr.trim()
    if (!said.includes('invalid locale')) break
  }
  if (said.includes('could not look up effective user ID'))
    throw new Unusable(
      `the user that runs Aerie (number ${process.getuid!()}) has no name on this machine, and PostgreSQL wants one: add it to /etc/passwd, or set DATABASE_URL`,
    )
  throw new Unusable(`the embedded PostgreSQL could not be made in ${folder}: ${said}`)
}

const optionsFor = (locale: string): string[] => [
  '--username=aerie',
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--locale=${locale}`,
  '--data-checksums',
]

/** What PostgreSQL is told of our environment: nothing but where its libraries are. */
export const environmentFor = (binaries: Binaries): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  LD_LIBRARY_PATH: join(binaries.folder, 'lib'),
  DYLD_LIBRARY_PATH: join(binaries.folder, 'lib'),
})
