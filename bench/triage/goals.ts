import type { Figure } from '../figure.ts'

/** What a figure must reach and should reach; `atMost`: the less the better. */
export interface Goal {
  must: number
  aim: number
  atMost?: true
}

/** What triage promises, on texts that it was not trained on (README, “What it reaches”). Per cent, but for the calibration error (0–1) and the speed (texts a second). */
export const GOALS = {
  moodRecall: { must: 64, aim: 67 },
  moodF1: { must: 61, aim: 65 },
  after100: { must: 66, aim: 68 },
  after1000: { must: 70, aim: 74 },
  complaint: { must: 65, aim: 72 },
  best: { must: 57, aim: 66 },
  defensible: { must: 70, aim: 80 },
  topTenth: { must: 45, aim: 65 },
  language: { must: 99, aim: 99.5 },
  calibration: { must: 0.08, aim: 0.04, atMost: true },
  speed: { must: 5_000, aim: 15_000 },
  heldWrongly: { must: 1, aim: 0.3, atMost: true },
} as const satisfies Record<string, Goal>

/** A figure beside what it must and should reach. */
export function beside(goal: Goal, figure: Omit<Figure, 'limit' | 'aim'>): Figure {
  const sign = goal.atMost ? '≤' : '≥'
  const reaches = (bound: number): boolean => (goal.atMost ? figure.value <= bound : figure.value >= bound)
  const said = (bound: number): string => `${sign} ${bound.toLocaleString('en')}`
  return { ...figure, limit: { text: said(goal.must), isKept: reaches(goal.must) }, aim: { text: said(goal.aim), isReached: reaches(goal.aim) } }
}
