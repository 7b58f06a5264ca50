import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WholeConversation } from '../../conversation.ts'
import classes from './header.module.css'

/** What rules say to watch out for, where nobody overlooks it. */
export function WatchOut({ of }: { of: WholeConversation['watchOut'] }) {
  const { t } = useTranslation('desk')
  return of.map(({ rule, text }) => (
    <p key={`${rule} ${text}`} className={classes.watchOut} role="note" aria-label={t('conversation.watchOut')} title={t('conversation.ruleSays', { rule })}>
      <TriangleAlert size={15} aria-hidden />
      <span dir="auto">{text}</span>
    </p>
  ))
}
