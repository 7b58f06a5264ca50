declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: { polarity_scores(text: string): { neg: number; neu: number; pos: number; /** -1 … 1 */ compound: number } }
}
declare module 'sentiment' {
  export default class Sentiment {
    analyze(text: string): { /** A sum of valences. */ score: number; comparative: number }
  }
}
declare module 'wink-sentiment' {
  export default function sentiment(text: string): { /** A sum of valences. */ score: number; normalizedScore: number }
}
