import type { Assessment, Engine, Readable } from './understand.ts'

/** Placeholder while the rules are written. */
export const engine: Engine = {
  name: 'rules-1',
  understand(item: Readable): Assessment {
    return { language: item.lang, intent: item.text.includes('?') ? 'question' : 'other', sentiment: null, urgency: 'normal', reasons: [] }
  },
}
