import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { inject } from 'vitest'

/**
 * Chromium, unpacked once a run: it is 210 MB and takes three seconds. It is unpacked beside its place and put there in one
 * step, because several files may come for it at once. @returns its path
 */
export async function browserProgram(): Promise<string> {
  const place = join(inject('runFolder'), 'chromium')
  const program = join(place, 'chromium')
  if (existsSync(program)) return program
  const beside = mkdtempSync(`${place}-`)
  await inTemporary(beside, () => chromium.executablePath())
  try {
    renameSync(beside, place)
  } catch (error) {
    if (!existsSync(program)) throw error
    rmSync(beside, { recursive: true }) // another was sooner
  }
  return program
}

/** Does something that puts its files into the temporary folder, in a folder of its own. */
export async function inTemporary<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
