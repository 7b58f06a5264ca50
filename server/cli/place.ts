import { access, constants, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ConfigError } from '#platform/config.ts'

/** The size of a file that is to be read, bytes. Refuses what is no file, or may not be read. */
export async function sizeOfFile(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  if (!found) throw new ConfigError(`There is no file ${file}, or it may not be looked at. Check the name.`)
  if (!found.isFile()) throw new ConfigError(`${file} is ${found.isDirectory() ? 'a folder' : 'no file on a disk'}. Name the file itself.`)
  await access(file, constants.R_OK).catch(() => {
    throw new ConfigError(`${file} may not be read by this user. Change who may read it, or run the command as its owner.`)
  })
  return found.size
}

/** Sees that a file can be written there, before any work is done. Refuses a folder's name, and a folder that is not there or takes nothing. */
export async function demandPlace(file: string): Promise<void> {
  const folder = dirname(resolve(file))
  if (await isFolder(file)) throw new ConfigError(`${file} is a folder. Name the file that is to be made in it, like ${join(file, 'aerie.tar.gz')}.`)
  if (!(await isFolder(folder))) throw new ConfigError(`There is no folder ${folder}. Make it first, or name another place.`)
  await access(folder, constants.W_OK | constants.X_OK).catch((error: Error) => {
    throw new ConfigError(`Nothing can be written in ${folder} (${error.message}). Name another place, or change who may write there.`)
  })
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false
