import { Button, Checkbox, Group, NativeSelect, NumberInput, PasswordInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useWrite } from '../../app/asking/queries.ts'
import { fieldErrors } from '../../kit/said/field-errors.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { givenOf, type Given, type Provider } from './provider.ts'
import { Tried } from './tried.tsx'

/** From which certainty on nothing is asked. */
const BELOW = [0.3, 0.4, 0.5, 0.6, 0.75, 1]
const BUDGETS = ['requestsDay', 'requestsMonth', 'tokensDay', 'tokensMonth'] as const

/** Which model, when it is asked, and what it may cost. */
export function ProviderForm({ provider }: { provider: Provider | null }) {
  const { t, i18n } = useTranslation(['provider', 'app'])
  const [given, setGiven] = useState<Given>(() => givenOf(provider))
  const [key, setKey] = useState('')
  const put = (change: Partial<Given>): void => setGiven((was) => ({ ...was, ...change }))
  const save = useWrite('PUT /triage/provider', {
    onDone: (answer) => {
      queryClient.setQueryData(reading('GET /triage/provider').queryKey, answer)
      setKey('')
      toast.done(t('saved'))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate({ body: { ...given, ...(key && { key }) } })
  }
  const errors = fieldErrors(save.error)
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('url')}
          description={t('urlAbout')}
          type="url"
          required
          value={given.url}
          error={errors['url']}
          onChange={(event) => put({ url: event.currentTarget.value })}
        />
        <Checkbox label={t('near')} description={t('nearAbout')} checked={given.near} onChange={(event) => put({ near: event.currentTarget.checked })} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
          <TextInput label={t('model')} required value={given.model} error={errors['model']} onChange={(event) => put({ model: event.currentTarget.value })} />
          <PasswordInput
            label={t('key')}
            description={t(provider?.hasKey ? 'keyKept' : 'keyAbout')}
            autoComplete="off"
            value={key}
            error={errors['key']}
            onChange={(event) => setKey(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
          />
        </SimpleGrid>
        <NativeSelect
          label={t('below')}
          description={t('belowAbout')}
          value={String(given.below)}
          onChange={(event) => put({ below: Number(event.currentTarget.value) })}
          data={[...new Set([...BELOW, given.below])]
            .toSorted((a, b) => a - b)
            .map((one) => ({ value: String(one), label: t(one === 1 ? 'belowAlways' : 'belowOf', { percent: percent.format(one) }) }))}
        />
        <Checkbox label={t('unassessed')} checked={given.unassessed} onChange={(event) => put({ unassessed: event.currentTarget.checked })} />
        <Checkbox
          label={t('direct')}
          description={t('directAbout')}
          checked={given.direct}
          onChange={(event) => put({ direct: event.currentTarget.checked })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
          {BUDGETS.map((name) => (
            <NumberInput
              key={name}
              label={t(`budgets.${name}`)}
              placeholder={t('noLimit')}
              min={0}
              max={1_000_000_000}
              allowDecimal={false}
              thousandSeparator=" "
              value={given[name] ?? ''}
              onChange={(value) => put({ [name]: typeof value === 'number' ? value : null })}
            />
          ))}
          <NumberInput
            label={t('price')}
            min={0}
            max={10_000}
            decimalScale={6}
            value={given.price ?? ''}
            onChange={(value) => put({ price: typeof value === 'number' ? value : null })}
          />
          <TextInput
            label={t('currency')}
            maxLength={3}
            value={given.currency}
            error={errors['currency']}
            onChange={(event) => put({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </SimpleGrid>
        <Switch label={t('on')} description={t('onAbout')} checked={given.on} onChange={(event) => put({ on: event.currentTarget.checked })} />
        <ProblemNote error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('app:save')}
          </Button>
          <Tried disabled={!provider} />
        </Group>
      </Stack>
    </form>
  )
}
