import { Checkbox, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import { ChoiceField } from './choice-field.tsx'
import { INTENTS, type Does } from './rule.ts'

interface Props {
  teamId: string | null
  setTeam: (teamId: string | null) => void
  does: Does
  put: (change: Does) => void
}

/** What a rule does with what it fits; any of it. */
export function DoesFields({ teamId, setTeam, does, put }: Props) {
  const { t } = useTranslation(['hours', 'desk'])
  const teams = useRead('GET /teams').data?.items ?? []
  const ids = teams.map((team) => team.id)
  const nameOf = (id: string): string => teams.find((team) => team.id === id)?.name ?? ''
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <ChoiceField label={t('rules.team')} none={t('rules.noTeam')} values={ids} say={nameOf} value={teamId} onChange={setTeam} />
        <ChoiceField
          label={t('rules.urgency')}
          none={t('rules.asItIs')}
          values={['raise', 'lower'] as const}
          say={(value) => t(`rules.urgency_${value}`)}
          value={does.urgency ?? null}
          onChange={(urgency) => put({ urgency: urgency ?? undefined })}
        />
      </SimpleGrid>
      <TagsInput
        label={t('rules.tags')}
        description={t('rules.tagsAbout')}
        value={does.tags ?? []}
        onChange={(tags) => put({ tags })}
        maxTags={10}
        acceptValueOnBlur
      />
      <TextInput
        label={t('rules.watchOut')}
        description={t('rules.watchOutAbout')}
        maxLength={500}
        value={does.watchOut ?? ''}
        onChange={(event) => put({ watchOut: event.currentTarget.value || undefined })}
      />
      <ChoiceField
        label={t('rules.hint')}
        description={t('rules.hintAbout')}
        none={t('rules.noHint')}
        values={ids}
        say={nameOf}
        value={does.hintTeamId ?? null}
        onChange={(hintTeamId) => put({ hintTeamId: hintTeamId ?? undefined })}
      />
      <ChoiceField
        label={t('rules.intent')}
        description={t('rules.intentAbout')}
        none={t('rules.asRead')}
        values={INTENTS}
        say={(value) => t(`desk:intents.${value}`)}
        value={does.intent ?? null}
        onChange={(intent) => put({ intent: intent ?? undefined })}
      />
      <Checkbox label={t('rules.hold')} checked={does.hold ?? false} onChange={(event) => put({ hold: event.currentTarget.checked || undefined })} />
    </>
  )
}
