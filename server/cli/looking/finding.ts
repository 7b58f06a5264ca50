/** One thing the doctor looked at. */
export interface Finding {
  about: string
  state: 'ok' | 'warn' | 'bad'
  /** What was found, for a person. */
  finding: string
  /** What to do about it; empty when nothing is to be done. */
  advice: string
}

export const ok = (about: string, finding: string): Finding => ({ about, state: 'ok', finding, advice: '' })
export const warn = (about: string, finding: string, advice: string): Finding => ({ about, state: 'warn', finding, advice })
export const bad = (about: string, finding: string, advice: string): Finding => ({ about, state: 'bad', finding, advice })
