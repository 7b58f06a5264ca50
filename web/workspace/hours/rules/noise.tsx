import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useRead, useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'

/** How sure one may wish to be before a message is held aside. */
const CHOICES = { never: null, '0_99': 0.99, '0_95': 0.95, '0_9': 0.9, '0_8': 0.8 } as const
type Choice = keyof typeof CHOICES
const NAMES = Object.keys(CHOICES) as Choice[]

/** From which confidence on spam is held aside, without any rule. */
export function Noise() {
  const { t } = useTranslation('hours')
  const manages = useMay('team.manage')
  const { data, error } = useRead('GET /noise')
  const set = useWrite('PUT /noise', { onDone: (answer) => queryClient.setQueryData(reading('GET /noise').queryKey, answer) })
  if (!data) return <ProblemNote error={error} />
  const chosen = NAMES.find((name) => CHOICES[name] === data.holdFrom)
  const save = async (holdFrom: number | null): Promise<void> => {
    await set.mutateAsync({ body: { holdFrom } })
    toast.done(t('rules.noiseSaved'), { undo: () => set.mutateAsync({ body: data }) })
  }
  return (
    <NativeSelect
      mt="xl"
      maw={520}
      label={t('rules.noise')}
      description={t('rules.noiseAbout')}
      disabled={!manages}
      value={chosen ?? ''}
      onChange={(event) => void save(CHOICES[event.currentTarget.value as Choice]).catch(toast.problem)}
      data={[
        ...(chosen ? [] : [{ value: '', label: t('rules.noiseElse', { percent: Math.round((data.holdFrom ?? 0) * 100) }), disabled: true }]),
        ...NAMES.map((value) => ({ value, label: t(`rules.noise_${value}`) })),
      ]}
    />
  )
}
