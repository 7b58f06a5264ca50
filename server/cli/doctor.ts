import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { explain } from './exit.ts'
import { lookAtDatabase } from './looking/database.ts'
import { bad, warn, type Finding } from './looking/finding.ts'
import { lookAtMachine } from './looking/machine.ts'
import { lookAtWork } from './looking/work.ts'
import { withDatabase, type Opened } from './open.ts'

const MARK = { ok: 'ok  ', warn: 'warn', bad: 'BAD ' } as const

/** Looks at everything that can be wrong and says what to do. The exit code is 1 when something is bad. */
export async function doctor(json: boolean): Promise<void> {
  const config = readConfig(process.env)
  const isFresh = !config.databaseUrl && !existsSync(join(config.dataFolder, 'postgres'))
  const findings = isFresh ? [notStarted(config.dataFolder)] : [...(await lookAtMachine(config)), ...(await lookInside())]
  if (json) console.log(JSON.stringify(findings, null, 2))
  else for (const { about, state, finding, advice } of findings) console.log(`${MARK[state]}  ${about}: ${finding}${advice && `\n      → ${advice}`}`)
  if (findings.some((one) => one.state === 'bad')) process.exitCode = 1
}

/** Tables are looked into only when they are as this version knows them. */
async function lookAround(opened: Opened): Promise<Finding[]> {
  const inside = await lookAtDatabase(opened)
  return inside.some((one) => one.about === 'migrations' && one.state === 'bad') ? inside : [...inside, ...(await lookAtWork(opened))]
}

const notStarted = (folder: string): Finding =>
  warn('data folder', `there is no Aerie in ${folder} yet`, 'Start it: npm start. Or is it in another folder? Set AERIE_DATA.')

/** What cannot be looked at because the database cannot be used is one finding. */
async function lookInside(): Promise<Finding[]> {
  try {
    return await withDatabase(lookAround, { untouched: true })
  } catch (error) {
    const [finding, ...advice] = explain(error).split('\n')
    return [bad('database', finding!, advice.join(' ') || 'Mend this first; the rest cannot be looked at without it.')]
  }
}
