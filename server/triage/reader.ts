import { engine } from './engine.ts'
import type { Assessment, Readable } from './understand.ts'

/** What a thread of readers does (readers.ts). */
export const read = (texts: readonly Readable[]): Assessment[] => texts.map((text) => engine.understand(text))
