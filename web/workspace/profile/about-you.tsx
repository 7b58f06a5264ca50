import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useWrite } from '../../app/asking/queries.ts'
import { useMe } from '../../app/asking/session.ts'
import { LANGUAGES, speak, type Language } from '../../i18n/index.ts'
import { LanguageField } from '../../kit/form/language-field.tsx'
import { fieldErrors } from '../../kit/said/field-errors.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { browserZone } from '../../kit/time/time.ts'
import { TimeZoneField } from '../../kit/time/time-zone-field.tsx'

/** Name, languages one answers in, time zone, and the language of the screens. */
export function AboutYou() {
  const { t, i18n } = useTranslation(['workspace', 'app'])
  const me = useMe()
  const form = useForm({
    initialValues: { name: me.name, languages: me.languages, timeZone: me.timeZone ?? browserZone(), language: (me.language ?? i18n.language) as Language },
  })
  const save = useWrite('PATCH /me', {
    onDone: async (changed) => {
      queryClient.setQueryData(reading('GET /me').queryKey, { ...me, ...changed })
      form.resetDirty()
      await speak(changed.language)
      toast.done(i18n.t('saved'))
    },
  })
  return (
    <Section title={t('profile.you')}>
      <form onSubmit={form.onSubmit((values) => save.mutate({ body: values }, { onError: (error) => form.setErrors(fieldErrors(error)) }))}>
        <Stack>
          <TextInput
            label={t('profile.name')}
            description={t('profile.nameAbout')}
            required
            maxLength={120}
            autoComplete="name"
            {...form.getInputProps('name')}
          />
          <LanguageField label={t('profile.languages')} description={t('profile.languagesAbout')} {...form.getInputProps('languages')} />
          <TimeZoneField label={t('profile.timeZone')} description={t('profile.timeZoneAbout')} {...form.getInputProps('timeZone')} />
          <Select
            label={t('profile.language')}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('language')}
          />
          <ProblemNote error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('app:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
