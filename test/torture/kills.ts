import { setTimeout as wait } from 'node:timers/promises'
import type { Ground } from './ground/ground.ts'
import type { Blow, Part } from './rounds.ts'

const WHAT = ['web', 'worker', 'postgres'] as const

/** `kill -9` of the web process, the worker, or PostgreSQL (its postmaster, or all of it at once), at a random moment; only what was killed is started again. */
export const kills = (ground: Ground): Part => ({
  name: 'kills',
  calm: 1_500,
  blowAt(_, random): Blow {
    const what = WHAT[Math.floor(random() * WHAT.length)]!
    const lies = random() * 150
    if (what === 'postgres') return killPostgres(ground, random() < 0.5 ? 'SIGKILL' : 'SIGQUIT', lies)
    return {
      kind: what,
      async land() {
        await ground[what].kill('SIGKILL')
        await wait(lies)
        ground[what].start()
        return []
      },
    }
  },
})

const killPostgres = ({ cluster }: Ground, signal: 'SIGKILL' | 'SIGQUIT', lies: number): Blow => ({
  kind: signal === 'SIGKILL' ? 'postmaster' : 'all of PostgreSQL',
  async land() {
    await cluster.stop(signal)
    await wait(lies)
    await cluster.start()
    return []
  },
})
