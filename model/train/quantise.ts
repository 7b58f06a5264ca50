import type { Linear } from '../../server/triage/model/linear.ts'

/** Weights beyond this share of the largest are cut to it: few are, and the others keep more of their figures. */
const CUT = 0.6
const MOST = 127

/** The same model in one byte a weight. */
export function quantise(model: Linear): Linear {
  const largest = model.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const scale = (largest * CUT) / MOST
  return { ...model, scale, weights: Int8Array.from(model.weights, (weight) => Math.max(-MOST, Math.min(MOST, Math.round(weight / scale)))) }
}
