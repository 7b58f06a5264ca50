import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few MB that can be filled up. */
export interface SmallDisk extends Disposable {
  folder: string
  free(): number
  /** Fills it until so many bytes are left. */
  fill(left: number): void
  /** Takes away what fills it. */
  clear(): void
}

/** Mounts a tmpfs. Throws, saying why, where that is not allowed: it takes root, and in a container the right to mount. */
export function makeSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'aerie-torture', folder], { stdio: 'pipe' })
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw new Error(`no small disk can be had here (mount -t tmpfs): ${(error as { stderr?: Buffer }).stderr?.toString().trim() || String(error)}`, {
      cause: error,
    })
  }
  chmodSync(folder, 0o711)
  const ballast = join(folder, 'ballast')
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    free,
    fill: (left) => fillUp(ballast, free, left),
    clear: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function fillUp(file: string, free: () => number, left: number): void {
  const ballast = openSync(file, 'a')
  try {
    for (let more = free() - left; more > 0; more = free() - left) writeSync(ballast, Buffer.alloc(Math.min(more, 4_000_000)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error // somebody else took the rest: it is full
  } finally {
    closeSync(ballast)
  }
}
