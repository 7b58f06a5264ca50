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

/** 1234567890 → "1.1 GB", as disks are told. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)))
  return `${(bytes / 1024 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step]}`
}
