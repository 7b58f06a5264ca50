import type { WholeConversation } from '../../conversation.ts'
import { useLedWords } from '../led-words.ts'
import classes from './header.module.css'

/** Why it went to the person who has it, or to nobody, as long as that still holds. */
export function Led({ conversation: { routed, owner, due } }: { conversation: WholeConversation }) {
  const words = useLedWords()
  const given = routed.find((one) => one.outcome === 'given')?.member?.id ?? null
  if (!due || routed.length === 0 || (owner?.id ?? null) !== given) return null
  return <p className={classes.led}>{routed.map((one) => words(one, one.member?.name ?? '')).join(' · ')}</p>
}
