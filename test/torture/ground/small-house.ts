import { join } from 'node:path'
import { urlOf } from '../../../server/platform/postgres/connect.ts'
import { appProcess } from '../process.ts'
import { settingsFor, startApp, type App } from './ground.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'

/** Room for a new embedded PostgreSQL (about 90 MB with its write-ahead log) and a few ten thousand messages. */
const SIZE = 260

/** A whole Aerie, its database and its files on one small disk. */
export interface SmallHouse extends App, AsyncDisposable {
  disk: SmallDisk
}

/** Throws where no small disk can be had. */
export async function makeSmallHouse(): Promise<SmallHouse> {
  const disk = makeSmallDisk(SIZE)
  const data = join(disk.folder, 'data')
  const env = await settingsFor(data)
  const house = appProcess('aerie', env)
  try {
    const app = await startApp([house], env, urlOf(join(data, 'postgres'), 'aerie'))
    return {
      ...app,
      disk,
      async [Symbol.asyncDispose]() {
        disk.clear()
        await house.kill('SIGTERM')
        disk[Symbol.dispose]()
      },
    }
  } catch (error) {
    await house.kill('SIGTERM')
    disk[Symbol.dispose]()
    throw error
  }
}
