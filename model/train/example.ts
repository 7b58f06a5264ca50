import type { Sentiment } from '../../server/triage/model/heads.ts'

/** A text with what is true of it. What is left out is not known. */
export interface Example {
  text: string
  language: string
  sentiment?: Sentiment
  /** The main one first. */
  intents?: readonly string[]
  /** Other main intents that could be defended. */
  also?: readonly string[]
  /** 2: truly urgent, 1: should be seen today. */
  urgent?: 0 | 1 | 2
  /** Whose customers write so. */
  trade?: string
  /** How much it counts in training, beside 1. */
  weight: number
}
