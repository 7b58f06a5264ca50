/**
 * Triage: what an item is about. In: texts as they came. Out: an assessment of each (language, intent, sentiment, urgency,
 * with the reasons). Runs on this machine; reads no names and asks nobody. Words: assessment, intent, sentiment, urgency.
 */
export { engine } from './engine.ts'
export { readAssessments } from './read.ts'
export { INTENTS, URGENCIES, type Assessment, type Engine, type Intent, type Readable, type Urgency } from './understand.ts'
export { keepAssessments, renewAssessments } from './write.ts'
