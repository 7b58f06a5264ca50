import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Asked, Bench, Figure } from './figure.ts'
import { measureSet } from './triage/measure-set.ts'
import { ownSets } from './triage/own.ts'
import { CannotTell } from './triage/read/cannot-tell.ts'
import { loadFile } from './triage/read/load.ts'
import { TASKS, type Task } from './triage/read/tasks.ts'

export const triageBench: Bench = {
  name: 'triage',
  about: 'what the shipped weights read out of messages, beside other libraries; FILE …: of yours, CSV or JSON Lines of text and label',
  async run(tell, { files, options }) {
    const asked = { text: options.text, label: options.label, task: taskOf(options.task), limit: limitOf(options.limit) }
    const sets = files.length === 0 ? ownSets() : files.map((file) => loadFile(placeOf(file), asked))
    const figures: Figure[] = []
    for (const set of sets) {
      set.tookFor.forEach(tell)
      figures.push(...(await measureSet(set, options.confusion === true, tell)))
    }
    if (files.length === 0)
      tell('not measured without FILE: a set of one trade of 1,200 labelled messages or more, which shows what is learned from corrections')
    return figures
  },
}

/** npm runs in the folder of the product; the file is meant from where the person stands. */
const placeOf = (file: string): string => [process.env['INIT_CWD'], process.cwd()].flatMap((from) => (from ? resolve(from, file) : [])).find(existsSync) ?? file

function taskOf(asked: Asked['options']['task']): Task | 'speed' | undefined {
  const task = [...TASKS, 'speed' as const].find((one) => one === asked)
  if (asked !== undefined && task === undefined) throw new CannotTell(`There is no task “${asked}”. Choose from: ${TASKS.join(', ')}, speed.`)
  return task
}

function limitOf(asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined
  const limit = Number(asked)
  if (!Number.isInteger(limit) || limit < 1) throw new CannotTell('--limit takes a number of rows, 1 or more.')
  return limit
}
