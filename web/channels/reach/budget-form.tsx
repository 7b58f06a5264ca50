import { Button, Group, NumberInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import type { ChannelSpending } from './spending-row.tsx'

type Typed = number | string
const orNothing = (typed: Typed): number | null => (typed === '' ? null : Number(typed))
/** A fifth is kept for answers, unless somebody says otherwise. */
const USUAL_SHARE = 0.8

/** What may be spent on a channel, a month and a day, and at which share reading stops. */
export function BudgetForm({ spending: { channel, unit, budget }, onDone }: { spending: ChannelSpending; onDone: () => void }) {
  const { t } = useTranslation('reach')
  const { t: shell } = useTranslation()
  const [month, setMonth] = useState<Typed>(budget?.month ?? '')
  const [day, setDay] = useState<Typed>(budget?.day ?? '')
  const [share, setShare] = useState<Typed>(Math.round((budget?.readingShare ?? USUAL_SHARE) * 100))
  const save = useWrite('PUT /channels/:id/budget', { freshens: ['GET /spending'], onDone: () => (toast.done(t('spending.saved')), onDone()) })
  const hint = t('spending.fieldHint', { unit: unit === 'USD' ? 'US$' : t('spending.units') })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate({ params: { id: channel.id }, body: { month: orNothing(month), day: orNothing(day), readingShare: Number(share) / 100 } })
  }
  return (
    <form onSubmit={submit} aria-label={t('spending.form', { channel: channel.name })}>
      <Group align="flex-start" mt="sm">
        <NumberInput data-autofocus label={t('spending.monthField')} description={hint} min={0} value={month} onChange={setMonth} w={170} hideControls />
        <NumberInput label={t('spending.dayField')} description={hint} min={0} value={day} onChange={setDay} w={170} hideControls />
        <NumberInput
          label={t('spending.shareField')}
          description={t('spending.shareHint')}
          min={1}
          max={100}
          required
          suffix=" %"
          value={share}
          onChange={setShare}
          w={240}
          hideControls
        />
      </Group>
      <ProblemNote error={save.error} />
      <Group mt="sm" gap="xs">
        <Button type="submit" size="xs" loading={save.isPending} disabled={share === ''}>
          {shell('save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {shell('cancel')}
        </Button>
      </Group>
    </form>
  )
}
