import { eld } from 'eld/extrasmall'
import type { Assessment } from './understand.ts'

/** Below this many letters a guess is worth less than what the network says, or than none. */
const SHORT = 12

/**
 * The language of a text (ISO 639-1), by `eld`. Short or doubtful texts take what the network claims, if it is a language;
 * without a claim they have none, rather than a wrong one.
 */
export function readLanguage(plain: string, claimed: string | null): { language: string | null; reasons: Assessment['reasons'] } {
  const claim = /^[a-z]{2}(?=$|[-_])/.exec(claimed?.toLowerCase() ?? '')?.[0] ?? null
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  if (letters >= SHORT) {
    const found = eld.detect(plain)
    if (found.language && (found.isReliable() || found.language === claim))
      return { language: found.language, reasons: [{ what: 'language', because: `its letters read as ${found.language}` }] }
  }
  if (claim) return { language: claim, reasons: [{ what: 'language', because: `the network says ${claim}` }] }
  return { language: null, reasons: [{ what: 'language', because: 'too short or too mixed to be sure' }] }
}
