import { NumberInput, SimpleGrid, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LanguageField } from '../../../kit/form/language-field.tsx'
import { CustomerFields } from './customers/customer-fields.tsx'
import { ChoiceField, ManyField } from './choice-field.tsx'
import { INTENTS, MOOD_NAMES, moodOf, withMood, type Fits, type Mood } from './rule.ts'
import { useRead } from '../../../app/asking/queries.ts'
import { useTopics } from '../../../desk/use-topics.ts'

const URGENCIES = ['low', 'normal', 'high', 'critical'] as const

interface Props {
  fits: Fits
  put: (change: Fits) => void
  set: (fits: Fits) => void
}

/** What a rule asks of a message: its words, its author, where it came, and what was read of it. In a list one is enough. */
export function FitsFields({ fits, put, set }: Props) {
  const { t } = useTranslation(['hours', 'desk'])
  const channels = useRead('GET /channels').data?.items ?? []
  const known = useRead('GET /networks').data?.items ?? []
  const topics = useTopics().filter((topic) => topic.archivedAt === null || fits.topics?.includes(topic.id))
  const mood = moodOf(fits)
  const choice = <K extends 'visibility' | 'person' | 'hours'>(
    name: K,
    label: string,
    values: readonly NonNullable<Fits[K]>[],
    say: (value: string) => string,
  ) => (
    <ChoiceField
      label={label}
      none={t('targets.any')}
      values={values}
      say={say}
      value={fits[name] ?? null}
      onChange={(value) => put({ [name]: value ?? undefined })}
    />
  )
  return (
    <>
      <TagsInput
        label={t('rules.words')}
        description={t('rules.wordsAbout')}
        value={fits.words ?? []}
        onChange={(words) => put({ words })}
        maxTags={200}
        acceptValueOnBlur
      />
      <ManyField
        label={t('rules.intents')}
        data={INTENTS.map((value) => ({ value, label: t(`desk:intents.${value}`) }))}
        value={fits.intents}
        onChange={(intents) => put({ intents })}
      />
      {topics.length > 0 && (
        <ManyField
          label={t('rules.topics')}
          data={topics.map(({ id, name }) => ({ value: id, label: name }))}
          value={fits.topics}
          onChange={(chosen) => put({ topics: chosen })}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <TagsInput
          label={t('rules.handles')}
          description={t('rules.handlesAbout')}
          value={fits.handles ?? []}
          onChange={(handles) => put({ handles })}
          maxTags={1000}
          acceptValueOnBlur
        />
        <NumberInput
          label={t('rules.followers')}
          min={1}
          max={1_000_000_000}
          allowDecimal={false}
          thousandSeparator=" "
          value={fits.followers ?? ''}
          onChange={(value) => put({ followers: typeof value === 'number' && value > 0 ? value : undefined })}
        />
        <CustomerFields fits={fits} put={put} />
        {choice('person', t('rules.person'), ['known', 'stranger'], (value) => t(`rules.person_${value as 'known'}`))}
        {choice('hours', t('rules.hours'), ['inside', 'outside'], (value) => t(`rules.hours_${value as 'inside'}`))}
        <ChoiceField<Mood>
          label={t('rules.mood')}
          none={mood === 'else' ? t('rules.moodElse') : t('targets.any')}
          values={MOOD_NAMES}
          say={(value) => t(`rules.mood_${value}`)}
          value={mood === 'else' ? null : mood}
          onChange={(value) => set(withMood(fits, value))}
        />
        <ManyField
          label={t('rules.urgencies')}
          data={URGENCIES.map((value) => ({ value, label: t(`desk:urgencies.${value}`) }))}
          value={fits.urgencies}
          onChange={(urgencies) => put({ urgencies })}
        />
        <LanguageField label={t('rules.languages')} value={fits.languages ?? []} onChange={(languages) => put({ languages })} />
        {choice('visibility', t('targets.visibility'), ['public', 'direct'], (value) => t(`visibility.${value as 'public'}`))}
        <ManyField
          label={t('rules.channels')}
          data={channels.map((one) => ({ value: one.id, label: one.name }))}
          value={fits.channelIds}
          onChange={(channelIds) => put({ channelIds })}
        />
        <ManyField
          label={t('rules.networks')}
          data={known.map(({ network, title }) => ({ value: network, label: title }))}
          value={fits.networks}
          onChange={(networks) => put({ networks })}
        />
      </SimpleGrid>
    </>
  )
}
