import { Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import { toast } from '../../kit/said/toast.ts'
import { examplesOf, type TopicGiven } from './topic.ts'
import type { Edited } from './topics-screen.tsx'

const FRESHENS = ['GET /topics', 'GET /topics/proposals'] as const

/** What the form begins with. */
function beginning(edited: Edited): TopicGiven {
  if (edited === 'new') return { name: '' }
  return 'topic' in edited ? edited.topic : { name: edited.proposal.name, words: edited.proposal.words, proposalId: edited.proposal.id }
}

/** A topic: its name, the words it is found by, and messages that are about it. */
export function TopicForm({ edited, onDone }: { edited: Edited; onDone: () => void }) {
  const { t } = useTranslation('topics')
  const { t: shell } = useTranslation()
  const given = beginning(edited)
  const [name, setName] = useState(given.name)
  const [description, setDescription] = useState(given.description ?? '')
  const [words, setWords] = useState(given.words ?? [])
  const [examples, setExamples] = useState((given.examples ?? []).map((one) => one.replaceAll(/\s+/g, ' ')).join('\n'))
  const done = (): void => {
    toast.done(t('saved', { name }))
    onDone()
  }
  const add = useWrite('POST /topics', { freshens: FRESHENS, onDone: done })
  const change = useWrite('PUT /topics/:id', { freshens: FRESHENS, onDone: done })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const body = { name: name.trim(), description, words, examples: examplesOf(examples) }
    if (edited !== 'new' && 'topic' in edited) change.mutate({ params: { id: edited.topic.id }, body })
    else add.mutate({ body: { ...body, ...(given.proposalId && { proposalId: given.proposalId }) } })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('name')} required maxLength={80} data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TagsInput label={t('words')} description={t('wordsAbout')} value={words} onChange={setWords} maxTags={200} acceptValueOnBlur />
        <Textarea
          label={t('examples')}
          description={t('examplesAbout')}
          autosize
          minRows={3}
          maxRows={10}
          value={examples}
          onChange={(event) => setExamples(event.currentTarget.value)}
        />
        <TextInput
          label={t('description')}
          description={t('descriptionAbout')}
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <FormFoot does={shell('save')} busy={add.isPending || change.isPending} error={add.error ?? change.error} onCancel={onDone} />
      </Stack>
    </form>
  )
}
