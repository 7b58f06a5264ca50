import { Checkbox, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { confirm } from '../../kit/confirm.tsx'
import { FormFoot } from '../../kit/form/form-foot.tsx'
import { rememberUndo, sayWithUndo } from '../acts/undo.ts'
import { answerAll, freshenAll, takeBackAll } from './acts.ts'
import type { FloodFormProps } from './flood-dialog.tsx'

/** Answers sent at once, as the server has it. */
const MOST = 100

/** One answer for all, sent to each by itself after one has agreed to how many. */
export function AnswerAll({ conversation: { visibility, reach }, flood: { id, count }, onDone }: FloodFormProps) {
  const { t } = useTranslation('desk')
  const [text, setText] = useState('')
  const [how, setHow] = useState<'public' | 'direct'>(reach.answer === 'both' ? visibility : reach.answer === 'direct' ? 'direct' : 'public')
  const [closes, setCloses] = useState(true)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const answers = Math.min(count, MOST)
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const question = { title: t('flood.sureTitle', { count: answers }), text: t(how === 'public' ? 'flood.surePublic' : 'flood.sureDirect') }
    if (!(await confirm({ ...question, action: t('flood.sure', { count: answers }) }))) return
    setBusy(true)
    try {
      const outgoing = await answerAll(id, { text, visibility: how, confirmed: answers, afterwards: closes ? 'close' : 'wait' })
      sayWithUndo(
        t('flood.answered', { count: outgoing.length }),
        rememberUndo(() => takeBackAll(id, outgoing)),
      )
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
    await freshenAll()
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('flood.answerAbout')}
        </Text>
        <Textarea
          label={t('flood.text')}
          required
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={50_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {reach.answer === 'both' && (
          <SegmentedControl
            aria-label={t('flood.how')}
            value={how}
            onChange={(value) => setHow(value)}
            data={(['public', 'direct'] as const).map((value) => ({ value, label: t(`flood.${value}`) }))}
          />
        )}
        <Checkbox label={t('flood.afterwards')} checked={closes} onChange={(event) => setCloses(event.currentTarget.checked)} />
        <FormFoot does={t('flood.send', { count: answers })} busy={busy} error={error} disabled={text.trim() === ''} onCancel={onDone} />
      </Stack>
    </form>
  )
}
