/**
 * What an item is about.
 *
 * In comes a text; out go its language, intent, sentiment and urgency, each with the words that decided. It is read on this
 * machine, by whatever stands behind `engine`; the same text is always read the same way.
 *
 * assessment: what was read in one item · intent: what its author wants · urgency: how soon it hurts
 */
export { engine } from './engine.ts'
export { readAssessments } from './read.ts'
export { INTENTS, URGENCIES, type Assessment, type Engine, type Intent, type Readable, type Urgency } from './understand.ts'
export { keepAssessments } from './write.ts'
