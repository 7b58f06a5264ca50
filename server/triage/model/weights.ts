import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file of weights that ships. */
export const WEIGHTS = join(import.meta.dirname, '../../../model/weights/triage.weights')

/** Names the weights that ship, without keeping them: others have another name. */
export const nameOfWeights = (): string => createHash('sha256').update(readFileSync(WEIGHTS)).digest('hex').slice(0, 16)
