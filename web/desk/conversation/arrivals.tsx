import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WholeConversation } from '../conversation.ts'
import classes from './conversation.module.css'

/** So much of a message is read aloud. */
const ALOUD = 160

/** Reads new messages to who listens to the screen, politely and once. */
export function Arrivals({ conversation: { entries } }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const [said, setSaid] = useState('')
  const newest = entries.findLast((entry) => entry.what === 'item' && entry.direction === 'in')
  const known = useRef(newest?.id)
  useEffect(() => {
    if (!newest || newest.what !== 'item' || newest.id === known.current) return
    known.current = newest.id
    setSaid(t('conversation.arrived', { name: newest.author.name, text: newest.text.slice(0, ALOUD) }))
  }, [newest, t])
  return (
    <div className={classes.aloud} aria-live="polite">
      {said}
    </div>
  )
}
