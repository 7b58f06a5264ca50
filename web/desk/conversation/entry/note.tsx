import { ActionIcon } from '@mantine/core'
import { StickyNote, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/asking/api.ts'
import { useWrite } from '../../../app/asking/queries.ts'
import { toast } from '../../../kit/said/toast.ts'
import { useTime } from '../../../kit/time/time.ts'
import { freshen } from '../../acts/patch.ts'
import { rememberUndo, sayWithUndo } from '../../acts/undo.ts'
import type { NoteEntry } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'
import { Mentioned } from './mentioned.tsx'
import classes from './entry.module.css'

/** A word among colleagues; it looks like one, so that nobody takes it for an answer. */
export function Note({ note, conversationId }: { note: NoteEntry; conversationId: string }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  const { me } = useDesk()
  const asked = { params: { id: note.id } }
  const restore = () => api('POST /conversations/notes/:id/restore', asked).then(() => freshen(conversationId))
  const remove = useWrite('DELETE /conversations/notes/:id', {
    freshens: ['GET /conversations/:id'],
    onDone: () => sayWithUndo(t('note.removed'), rememberUndo(restore)),
  })
  return (
    <article className={classes.note} aria-label={t('note.by', { name: note.by.name })}>
      <header className={classes.head}>
        <StickyNote size={13} aria-hidden />
        <span className={classes.author}>{t('note.by', { name: note.by.name })}</span>
        <time className={classes.at} dateTime={note.at} title={time.absolute(note.at)}>
          {time.clock(note.at)}
        </time>
        {note.by.id === me.id && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('note.remove')}
            title={t('note.remove')}
            loading={remove.isPending}
            onClick={() => remove.mutate(asked, { onError: (problem) => toast.problem(problem) })}
          >
            <Trash2 size={13} aria-hidden />
          </ActionIcon>
        )}
      </header>
      <p className={classes.text} dir="auto">
        <Mentioned text={note.text} names={note.mentions.map(({ name }) => name)} />
      </p>
    </article>
  )
}
