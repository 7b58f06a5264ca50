import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../app/asking/queries.ts'
import { useMay } from '../app/asking/session.ts'
import { ProblemNote } from '../kit/said/problem-note.tsx'
import { toast } from '../kit/said/toast.ts'
import type { Person } from './person.ts'
import classes from './people.module.css'

/** What a person is called, and the way to correct it. `linked`: leads to everything about them. */
export function PersonName({ person, linked }: { person: Person; linked: boolean }) {
  const { t } = useTranslation('people')
  const mayWork = useMay('desk.work')
  const [editing, setEditing] = useState(false)
  if (editing) return <NameForm person={person} onDone={() => setEditing(false)} />
  const Heading = linked ? 'h2' : 'h1'
  return (
    <div className={classes.name}>
      <Heading className={classes.nameText} dir="auto">
        <MaybeLink id={linked ? person.id : null} about={t('open', { name: person.name })}>
          {person.name}
        </MaybeLink>
      </Heading>
      {mayWork && (
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('rename')} title={t('rename')} onClick={() => setEditing(true)}>
          <Pencil size={14} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}

const MaybeLink = ({ id, about, children }: { id: string | null; about: string; children: ReactNode }) =>
  id ? (
    <Link to="/people/$id" params={{ id }} title={about} className={classes.nameLink}>
      {children}
    </Link>
  ) : (
    children
  )

function NameForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation()
  const [name, setName] = useState(person.name)
  const rename = useWrite('PATCH /people/:id', {
    freshens: ['GET /people/:id', 'GET /conversations', 'GET /conversations/:id'],
    onDone: (now) => {
      toast.done(t('renamed', { name: now.name }), { undo: () => rename.mutateAsync({ params: { id: person.id }, body: { name: person.name } }) })
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() && name.trim() !== person.name) rename.mutate({ params: { id: person.id }, body: { name } })
        else onDone()
      }}
    >
      <TextInput
        label={t('name')}
        value={name}
        maxLength={200}
        data-autofocus
        autoFocus
        dir="auto"
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="compact-sm" loading={rename.isPending}>
          {shell('save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {shell('cancel')}
        </Button>
      </Group>
      <ProblemNote error={rename.error} />
    </form>
  )
}
