import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { fieldErrors } from '../../kit/said/field-errors.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { browserZone } from '../../kit/time/time.ts'
import { TimeZoneField } from '../../kit/time/time-zone-field.tsx'
import { NewPasswordField } from '../entrance/new-password.tsx'
import { signIn } from '../sign-in/sign-in.ts'
import { useFirstFocus } from '../../kit/form/use-first-focus.ts'

/** The company and its first administrator, who is signed in at once. */
export function SetupForm({ code, onDone }: { code: string; onDone: () => void }) {
  const { t, i18n } = useTranslation('workspace')
  const first = useFirstFocus()
  const form = useForm({ initialValues: { company: '', name: '', email: '', password: '', timeZone: browserZone() } })
  const setup = useWrite('POST /setup', {
    onDone: async () => {
      await signIn(form.values.email, form.values.password)
      onDone()
    },
  })
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        setup.mutate({ body: { code, ...values, language: i18n.language === 'de' ? 'de' : 'en' } }, { onError: (error) => form.setErrors(fieldErrors(error)) }),
      )}
    >
      <Stack>
        <TextInput label={t('setup.company')} required ref={first} autoComplete="organization" maxLength={120} {...form.getInputProps('company')} />
        <TextInput label={t('setup.name')} required autoComplete="name" maxLength={120} {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" required autoComplete="username" {...form.getInputProps('email')} />
        <NewPasswordField {...form.getInputProps('password')} />
        <TimeZoneField label={t('setup.timeZone')} description={t('setup.timeZoneAbout')} {...form.getInputProps('timeZone')} />
        <ProblemNote error={setup.error} />
        <Button type="submit" loading={setup.isPending}>
          {t('setup.do')}
        </Button>
      </Stack>
    </form>
  )
}
