import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { readConfig } from '../server/platform/config.ts'
import { openDatabase } from '../server/platform/postgres/open.ts'
import type { Bench, Figure } from './figure.ts'
import { fill } from './fill.ts'
import type { Memory } from './machine/memory.ts'
import { makeProduct } from './machine/product.ts'
import { workAtTheDesk } from './machine/work.ts'

const CONVERSATIONS = 1_000_000
/** Promised, MB. */
const [APP, TOGETHER] = [300, 700]
/** A moment for what is done once after the start, ms. */
const REST = 5_000

/** Starts the product as `npm start` does, on a data folder of its own, and weighs it. */
export const machineBench: Bench = {
  name: 'machine',
  about: 'cold and warm start, and memory: idle, at work with a million conversations, and after it',
  async run(tell) {
    await startOnce() // builds the screens and keeps what Node compiles: installing is not starting
    await using product = await makeProduct()
    const cold = await product.start()
    await wait(REST)
    const idle = product.memory()
    await product.stop()
    tell(`filling with ${CONVERSATIONS.toLocaleString('en')} conversations`)
    await fillProduct(product.folder, tell)
    const warm = await product.start()
    await wait(REST)
    const rested = product.memory()
    tell('working at the desk')
    await workAtTheDesk(product.address)
    const worked = product.memory()
    return [
      { name: 'cold start, a new data folder', value: cold, unit: 'ms' },
      { name: 'warm start, a million conversations', value: warm, unit: 'ms', reference: { name: 'cold', value: cold }, ratio: warm / cold },
      ...memoryFigures('idle', idle, null),
      ...memoryFigures('idle, a million conversations', rested, idle),
      ...memoryFigures('after work on a million conversations', worked, idle),
    ]
  },
}

async function startOnce(): Promise<void> {
  await using product = await makeProduct()
  await product.start()
}

async function fillProduct(folder: string, tell: (line: string) => void): Promise<void> {
  const database = await openDatabase(readConfig({ AERIE_DATA: folder }), { as: 'command', say: tell, warn: (_, what) => tell(what) })
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await fill(pool, CONVERSATIONS)
  await pool.end()
  await database.close()
}

function memoryFigures(when: string, { app, database }: Memory, idle: Memory | null): Figure[] {
  const figure = (what: string, value: number, before: number | undefined, most: number): Figure => ({
    name: `memory of ${what}, ${when}`,
    value,
    unit: 'MB',
    ...(before && { reference: { name: 'idle', value: before }, ratio: value / before }),
    limit: { text: `at most ${most} MB`, isKept: value <= most },
  })
  return [figure('the app', app, idle?.app, APP), figure('the app and PostgreSQL', app + database, idle ? idle.app + idle.database : undefined, TOGETHER)]
}
