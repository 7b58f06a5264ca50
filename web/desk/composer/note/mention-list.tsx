import { useTranslation } from 'react-i18next'
import type { Offered } from './use-mentions.ts'
import classes from '../composer.module.css'

/** The colleagues that are offered, above the field. The focus stays in the field. */
export function MentionList({ id, offered: { members, at, pick } }: { id: string; offered: Offered }) {
  const { t } = useTranslation('desk')
  if (members.length === 0) return null
  return (
    <div id={id} className={classes.mentions} role="listbox" aria-label={t('composer.mentions')}>
      {members.map((member, nth) => (
        <div
          key={member.id}
          id={`${id}-${nth}`}
          role="option"
          aria-selected={nth === at}
          className={classes.mention}
          onPointerDown={(event) => {
            event.preventDefault()
            pick(member)
          }}
        >
          {member.name}
        </div>
      ))}
    </div>
  )
}
