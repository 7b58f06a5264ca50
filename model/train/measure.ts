/** One answer of a model beside the truth. */
export interface Answer {
  /** What was said, and how sure it was, 0–1. */
  said: string
  confidence: number
  truth: string
  /** Everything that could be defended, the truth among it. */
  defensible: readonly string[]
}

export interface Quality {
  count: number
  /** Shares, 0–1. */
  accuracy: number
  defensible: number
  macroRecall: number
  macroF1: number
  /** Expected calibration error: by how much the shown confidence differs from the share that is right, in ten bins (Guo et al. 2017). */
  calibrationError: number
  /** By label: share of what was said that is right, share of what is true that was said, how often it is true. */
  labels: Map<string, { precision: number; recall: number; f1: number; count: number }>
}

export function measure(answers: readonly Answer[]): Quality {
  const truths = [...new Set(answers.map((answer) => answer.truth))].toSorted()
  const labels = new Map(
    truths.map((label) => {
      const right = answers.filter((one) => one.said === label && one.truth === label).length
      const said = answers.filter((one) => one.said === label).length
      const count = answers.filter((one) => one.truth === label).length
      const [precision, recall] = [right / (said || 1), right / count]
      return [label, { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), count }]
    }),
  )
  const mean = (what: 'recall' | 'f1'): number => [...labels.values()].reduce((sum, label) => sum + label[what], 0) / labels.size
  const share = (is: (answer: Answer) => boolean): number => answers.filter(is).length / answers.length
  return {
    count: answers.length,
    accuracy: share((one) => one.said === one.truth),
    defensible: share((one) => one.defensible.includes(one.said)),
    macroRecall: mean('recall'),
    macroF1: mean('f1'),
    calibrationError: calibrationError(answers),
    labels,
  }
}

/** Of a label against all others: the mean of both sides' F1. */
export function oneAgainstRest(answers: readonly Answer[], label: string): number {
  const as = (one: string): string => (one === label ? label : 'rest')
  return measure(answers.map((one) => ({ ...one, said: as(one.said), truth: as(one.truth), defensible: one.defensible.map(as) }))).macroF1
}

/** What was said with a confidence between `from` and the next tenth: how sure it was on average, and how much of it was right. */
export function reliability(answers: readonly Answer[]): { from: number; count: number; confidence: number; right: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => answers.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth)).flatMap(
    (bin, tenth) =>
      bin.length === 0
        ? []
        : [
            {
              from: tenth / 10,
              count: bin.length,
              confidence: bin.reduce((sum, one) => sum + one.confidence, 0) / bin.length,
              right: bin.filter((one) => one.said === one.truth).length / bin.length,
            },
          ],
  )
}

const calibrationError = (answers: readonly Answer[]): number =>
  reliability(answers).reduce((sum, bin) => sum + (bin.count / answers.length) * Math.abs(bin.confidence - bin.right), 0)

/** The share of what is urgent that stands in the most urgent tenth. */
export function foundInTopTenth(ranked: readonly { score: number; isUrgent: boolean }[]): number {
  const top = ranked.toSorted((a, b) => b.score - a.score).slice(0, Math.round(ranked.length / 10))
  return top.filter((one) => one.isUrgent).length / (ranked.filter((one) => one.isUrgent).length || 1)
}
