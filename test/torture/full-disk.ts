import { setTimeout as wait } from 'node:timers/promises'
import type { SmallHouse } from './ground/small-house.ts'
import type { Blow, Part } from './rounds.ts'
import { ask } from './ask.ts'
import { doctorSaysSo, readySaysSo, refusesFiles, refusesMessages } from './told-full.ts'

/** How much is left when it counts as full, bytes: nothing; too little for the database's next file. */
const LEFT = [0, 1_000_000, 0, 8_000_000]
/** The disk fills up while messages come in, stays full for some seconds, and is given room again. */
export const fullDisk = (house: SmallHouse): Part => ({
  name: 'full disk',
  calm: 1_500,
  blowAt(round, random): Blow {
    const left = LEFT[round % LEFT.length]!
    const large: string[] = []
    return {
      kind: left === 0 ? 'full to the last byte' : `${left / 1_000_000} MB left`,
      async land() {
        house.disk.fill(left)
        try {
          const told = await Promise.all([
            readySaysSo(house),
            refusesFiles(house),
            refusesMessages(house, large),
            wait(2_000 + random() * 3_000).then(() => []),
          ])
          return [...told.flat(), ...doctorSaysSo(house)]
        } finally {
          house.disk.clear()
        }
      },
      async after() {
        const { rows } = await ask<{ id: string }>(house.db, 'select id from unnest($1::text[]) id where id not in (select network_id from listening.item)', [
          large,
        ])
        return rows.map(({ id }) => `lost: ${id}`)
      },
    }
  },
})
