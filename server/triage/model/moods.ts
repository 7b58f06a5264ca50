import { HEADS } from './heads.ts'

/** What intents say of moods: by intent and then by mood, what a text that surely means it adds to the mood's score. */
export type Moods = Float32Array

const [MOODS, INTENTS] = [HEADS.sentiment.outputs.length, HEADS.intent.outputs.length]
export const MOOD_WEIGHTS = INTENTS * MOODS

/** Scores beyond this are as good as it: what is raised to their power stays a number. */
const MOST = 60
const powers = new Float64Array(INTENTS)

/** How likely each intent is the only one, by the scores of all heads. @returns shares, which the next text overwrites */
export function sharesOf(scores: ArrayLike<number>): Float64Array {
  let all = 0
  for (let i = 0; i < INTENTS; i++) all += powers[i] = Math.exp(Math.min(MOST, scores[HEADS.intent.at + i]!))
  for (let i = 0; i < INTENTS; i++) powers[i]! /= all
  return powers
}

/** Adds to the scores of moods what the intents say of them: who complains is seldom glad, however politely it is put. */
export function addMoods(scores: Float64Array, moods: Moods): void {
  const shares = sharesOf(scores)
  for (let i = 0; i < INTENTS; i++) for (let mood = 0; mood < MOODS; mood++) scores[HEADS.sentiment.at + mood]! += shares[i]! * moods[i * MOODS + mood]!
}
