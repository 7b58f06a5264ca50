import AfinnSentiment from 'sentiment'
import vader from 'vader-sentiment'
import wink from 'wink-sentiment'
import type { Sentiment } from '../../server/triage/model/heads.ts'

/** A library that tells how a text feels. */
export interface Other {
  name: string
  moodOf(text: string): Sentiment
}

/** VADER's own thresholds (Hutto & Gilbert 2014, README: “typical threshold values”). */
const CLEAR = 0.05
const bySign = (score: number, clear = Number.MIN_VALUE): Sentiment => (score >= clear ? 'positive' : score <= -clear ? 'negative' : 'neutral')

const afinn = new AfinnSentiment()

/** The libraries for Node that people would use instead. Of the two that add valences up, the sign of the sum is the mood. */
export const OTHERS: readonly Other[] = [
  { name: 'vader-sentiment', moodOf: (text) => bySign(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, CLEAR) },
  { name: 'sentiment', moodOf: (text) => bySign(afinn.analyze(text).score) },
  { name: 'wink-sentiment', moodOf: (text) => bySign(wink(text).score) },
]
