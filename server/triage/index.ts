/**
 * Triage: what an item is about. In: texts as they came. Out: an assessment of each (language, intent, sentiment, urgency,
 * with the reasons), better in each workspace by what people correct. Runs on this machine; reads no names and asks nobody.
 * Words: assessment, intent, sentiment, urgency · correction: somebody says what is right · layer: what was learned from that.
 */
export { OpinionView } from './contract.ts'
export { openLearning, readerOf } from './learning/engines.ts'
export type { Items } from './correcting/items.ts'
export { asCorrected, type Opinion } from './correcting/opinion.ts'
export { readAssessments, type Known } from './correcting/known.ts'
export { INTENTS, URGENCIES, type Assessment, type Intent, type Readable, type Reader, type Urgency } from './understand.ts'
export { keepAssessments, renewAssessments } from './write.ts'
