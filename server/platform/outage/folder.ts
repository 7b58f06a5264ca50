import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and what is missing above it, and sees that it can be written to. Throws what the file system says at once:
 * Node's own recursive way tries for ever where a folder that is there takes none (`/proc`).
 */
export function makeFolder(folder: string, mode: number): void {
  if (!existsSync(folder)) {
    if (!existsSync(dirname(folder))) makeFolder(dirname(folder), mode)
    makeOne(folder, mode)
  }
  accessSync(folder, constants.W_OK | constants.X_OK)
}

function makeOne(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // a command that was called at the same time made it
  }
}
