/** What the visitor let their device keep: the token of their conversation, and nothing else. Untouched before they agree. */
export interface Memory {
  read(): string | null
  keep(token: string): void
  forget(): void
}

/** A browser that keeps nothing (private windows, settings) costs the visitor only that nothing is remembered. */
export function openMemory(channel: string): Memory {
  const key = `aerie.${channel}`
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch {
      return null
    }
  }
  return {
    read: () => attempt(() => localStorage.getItem(key)),
    keep: (token) => void attempt(() => localStorage.setItem(key, token)),
    forget: () => void attempt(() => localStorage.removeItem(key)),
  }
}
