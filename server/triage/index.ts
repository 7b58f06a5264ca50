/**
 * Triage: what an item is about. In: texts as they came. Out: an assessment of each (language, intent, sentiment, urgency, topics,
 * with the reasons), better in each workspace by what people correct. Runs on this machine; reads no names and asks nobody.
 * Words: assessment, intent, sentiment, urgency · correction: somebody says what is right · layer: what was learned from that ·
 * topic: what the workspace wants to know of its messages.
 */
export { OpinionView } from './contract.ts'
export { openLearning, readerOf } from './learning/engines.ts'
export type { Items } from './correcting/items.ts'
export { asCorrected, type Opinion } from './correcting/opinion.ts'
export { readAsRead, readAssessments, type Known } from './correcting/known.ts'
export { INTENTS, URGENCIES, type Assessment, type Intent, type Readable, type Reader, type Urgency } from './understand.ts'
export { withTier } from './tier.ts'
export { readTopicNames } from './topics/keeping/list.ts'
export type { FollowTopics, NowAbout } from './topics/learning/read-again.ts'
export type { Sight } from './topics/proposals/proposals.ts'
export { scanWords } from './topics/reading/scan.ts'
export type { ItemTopic } from './topics/topic.ts'
export type { AtDesk } from './provider/asking/sendable.ts'
export { SuggestionView } from './provider/contract.ts'
export { keepAssessments, renewAssessments } from './write.ts'
