import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { wrongField } from '../fields/wrong-field.ts'

/** Reads what a request brings by its contract; what is wrong is said in sentences that a person may read. */
export const validate: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data) => {
    const read = schema.safeParse(data, { error: wrongField })
    if (read.success) return { value: read.data }
    const wrong = read.error.issues.map(({ path, message }) => ({ instancePath: path.map((part) => `/${String(part)}`).join(''), message }))
    return { error: wrong as never }
  }
}
