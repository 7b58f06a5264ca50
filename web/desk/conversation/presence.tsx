import { Eye, PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WholeConversation } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import { usePresent } from './use-present.ts'
import classes from './conversation.module.css'

/** Who else looks at the conversation, and who is typing: so that two do not answer one customer. */
export function Presence({ conversation }: { conversation: WholeConversation }) {
  const { t, i18n } = useTranslation('desk')
  const { me } = useDesk()
  const present = usePresent(conversation, me.id)
  const names = (doing: 'looking' | 'typing') => present.filter((one) => one.doing === doing).map(({ member }) => member.name)
  const say = (doing: 'looking' | 'typing', who: string[]) =>
    t(`conversation.${doing}`, { count: who.length, names: new Intl.ListFormat(i18n.language).format(who) })
  const [typing, looking] = [names('typing'), names('looking')]
  return (
    <div className={classes.presence} role="status">
      {typing.length > 0 && (
        <span data-doing="typing">
          <PenLine size={13} aria-hidden />
          {say('typing', typing)}
        </span>
      )}
      {looking.length > 0 && (
        <span>
          <Eye size={13} aria-hidden />
          {say('looking', looking)}
        </span>
      )}
    </div>
  )
}
