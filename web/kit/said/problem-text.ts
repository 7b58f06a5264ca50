import i18next from 'i18next'
import { ProblemError } from '../../app/asking/problem.ts'
import { inWords } from '../../i18n/said.ts'

/** What went wrong, as a sentence that says what to do: in the reader's language where we have it for the code, else as the server put it. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return i18next.t('problems.fault')
  if (!i18next.exists(`problems.${error.code}`)) return inWords(error.detail) || i18next.t('problems.fault')
  return i18next.t(`problems.${error.code}` as 'problems.fault', error.more)
}
