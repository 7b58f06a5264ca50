import { actingContract } from './contract/acting.ts'
import { floodContract } from './contract/flood.ts'
import { readingContract } from './contract/reading.ts'
import { routingContract } from './contract/routing.ts'
import { settingContract } from './contract/setting.ts'

export { OUTCOMES } from './contract/acting.ts'
export { VIEWS } from './contract/reading.ts'
export { ConversationRow, DueBecause } from './contract/row.ts'
export { Condition, RuleEffects } from './contract/settings.ts'
export { ConversationView, Entry } from './contract/whole.ts'

/** Every endpoint of the desk. */
export const deskContract = { ...readingContract, ...actingContract, ...settingContract, ...routingContract, ...floodContract }
