import type { Fact } from './facts.ts'

/** What is going on right now, told to this process from every process: new facts, and passing signals. */
export interface Live {
  /** Called with each batch of facts as they become visible, in order. @returns stops listening */
  onFacts(listener: (facts: Fact[]) => void): () => void
  /** Tells every process something passing (who is typing). At most 7 kB of JSON; never stored, may be lost. */
  signal(name: string, data: object): Promise<void>
  onSignal(name: string, listener: (data: object) => void): () => void
  stop(): Promise<void>
}
