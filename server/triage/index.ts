export { INTENTS, URGENCIES, type Assessment, type Engine, type Intent, type Readable, type Urgency } from './understand.ts'
