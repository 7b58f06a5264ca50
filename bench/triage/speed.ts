/** How long is measured, microseconds of processor time. */
const LONG = 1_000_000

/** Texts a second of processor time, after a first round that warms up: what one core does when it does nothing else. */
export function speedOf(texts: readonly string[], read: (text: string) => unknown): number {
  texts.forEach((text) => void read(text))
  const began = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(began)
    return user + system
  }
  let count = 0
  while (spent() < LONG) {
    texts.forEach((text) => void read(text))
    count += texts.length
  }
  return count / (spent() / 1e6)
}
