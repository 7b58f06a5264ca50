import { ProblemError } from '../../app/asking/problem.ts'
import { inWords } from '../../i18n/said.ts'

/** What the server said about single fields, by field name, for a form to show beside them; the rest stays for a ProblemNote. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  return Object.fromEntries(error.fields.map(({ path, message }) => [path.replace(/^body\//, '').replaceAll('/', '.'), inWords(message)]))
}
