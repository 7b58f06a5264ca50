import { Button, Textarea } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/asking/api.ts'
import { useWrite } from '../../../app/asking/queries.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { freshen } from '../../acts/patch.ts'
import { rememberUndo, sayWithUndo } from '../../acts/undo.ts'
import { useDraft } from '../drafts.ts'
import { MentionList } from './mention-list.tsx'
import { mentionedIn } from './mention.ts'
import { useMentions } from './use-mentions.ts'
import classes from '../composer.module.css'

/** A word to colleagues; @ and a name reaches one of them. */
export function NoteForm({ conversationId, onTyping }: { conversationId: string; onTyping: () => void }) {
  const { t } = useTranslation('desk')
  const [{ note, mentions }, change] = useDraft(conversationId)
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const list = useId()
  const offered = useMentions({ text: note, caret, field, onPick: (text, member) => change({ note: text, mentions: [...mentions, member] }) })
  const write = useWrite('POST /conversations/:id/notes', {
    onDone: ({ id }) => {
      change({ note: '', mentions: [] })
      const undo = rememberUndo(() => api('DELETE /conversations/notes/:id', { params: { id } }).then(() => freshen(conversationId)))
      sayWithUndo(t('done.note'), undo)
      freshen(conversationId)
    },
  })
  const submit = (): void => {
    if (note.trim())
      write.mutate({ params: { id: conversationId }, body: { text: note, mentions: [...new Set(mentionedIn(note, mentions).map(({ id }) => id))] } })
  }
  return (
    <form
      className={classes.noteForm}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <MentionList id={list} offered={offered} />
      <Textarea
        ref={field}
        data-field="note"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        dir="auto"
        value={note}
        aria-label={t('composer.noteField')}
        placeholder={t('composer.notePlaceholder')}
        aria-autocomplete="list"
        aria-controls={offered.members.length > 0 ? list : undefined}
        aria-activedescendant={offered.members.length > 0 ? `${list}-${offered.at}` : undefined}
        onChange={(event) => {
          change({ note: event.currentTarget.value })
          setCaret(event.currentTarget.selectionStart)
          onTyping()
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (offered.onKey(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <ProblemNote error={write.error} />
      <div className={classes.foot}>
        <span className={classes.who}>{t('note.onlyUs')}</span>
        <Button type="submit" size="xs" color="yellow" ml="auto" disabled={!note.trim()} loading={write.isPending}>
          {t('composer.write')}
        </Button>
      </div>
    </form>
  )
}
