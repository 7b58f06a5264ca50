import { ActionIcon, Button, Textarea } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../app/asking/queries.ts'
import { useMay, useMe } from '../app/asking/session.ts'
import { Moment } from '../kit/time/moment.tsx'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { toast } from '../kit/said/toast.ts'
import type { Person, PersonNote } from './person.ts'
import { PartHeading } from './timeline/headings.tsx'
import classes from './people.module.css'

/** What colleagues wrote about a person, and the place to write. */
export function PersonNotes({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const mayWork = useMay('desk.work')
  return (
    <section aria-label={t('notes')}>
      <PartHeading>{t('notes')}</PartHeading>
      {person.notes.length === 0 && !mayWork && <p className={classes.quiet}>{t('noNotes')}</p>}
      <ul className={classes.plain}>
        {person.notes.map((note) => (
          <li key={note.id} className={classes.note}>
            <OneNote note={note} />
          </li>
        ))}
      </ul>
      {mayWork && <NoteForm person={person} />}
    </section>
  )
}

function OneNote({ note }: { note: PersonNote }) {
  const { t } = useTranslation('people')
  const me = useMe()
  const restore = useWrite('POST /people/notes/:id/restore', { freshens: ['GET /people/:id'] })
  const remove = useWrite('DELETE /people/notes/:id', {
    freshens: ['GET /people/:id'],
    onDone: () => toast.done(t('noteRemoved'), { undo: () => restore.mutateAsync({ params: { id: note.id } }) }),
  })
  return (
    <>
      <p className={classes.noteText} dir="auto">
        {note.text}
      </p>
      <p className={classes.noteFoot}>
        <span>
          {note.by?.name ?? t('byAerie')} · <Moment at={note.at} />
        </span>
        {note.by?.id === me.id && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('removeNote')}
            title={t('removeNote')}
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: note.id } })}
          >
            <Trash2 size={13} aria-hidden />
          </ActionIcon>
        )}
      </p>
      <ProblemNote error={remove.error} />
    </>
  )
}

function NoteForm({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const [text, setText] = useState('')
  const write = useWrite('POST /people/:id/notes', { freshens: ['GET /people/:id'], onDone: () => setText('') })
  const submit = (): void => {
    if (text.trim()) write.mutate({ params: { id: person.id }, body: { text } })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        dir="auto"
        value={text}
        aria-label={t('noteField', { name: person.name })}
        placeholder={t('notePlaceholder')}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      />
      {text.trim() && (
        <Button type="submit" size="compact-xs" mt={6} loading={write.isPending}>
          {t('addNote')}
        </Button>
      )}
      <ProblemNote error={write.error} />
    </form>
  )
}
