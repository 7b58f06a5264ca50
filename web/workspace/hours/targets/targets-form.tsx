import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { useUnsaved } from '../../../kit/form/use-unsaved.ts'
import { wholeWeek, type Calendar } from '../calendar/week.ts'
import { Preview } from '../preview/preview.tsx'
import { fitsAll, NEW_TARGET, repeated, toTarget, type Target } from './target.ts'
import { TargetRow } from './target-row.tsx'
import { useTargetName } from './target-name.ts'
import classes from '../hours.module.css'

/** All targets at once, with what the one in hand means beside them. */
export function TargetsForm({ kept: before, calendar }: { kept: Target[]; calendar: Calendar | undefined }) {
  const { t } = useTranslation(['hours', 'app'])
  const manages = useMay('team.manage')
  const [kept, setKept] = useState(before)
  const [targets, setTargets] = useState(before)
  const [inHand, setInHand] = useState(0)
  const isDirty = JSON.stringify(targets) !== JSON.stringify(kept)
  const twice = repeated(targets)
  const nameOf = useTargetName()
  const shown = targets[inHand] ?? targets[0]
  useUnsaved(isDirty)
  const save = useWrite('PUT /targets', {
    freshens: ['GET /targets'],
    onDone: ({ items }) => {
      const next = items.map(toTarget)
      setKept(next)
      setTargets(next)
      toast.done(t('targets.saved'))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate({ body: { items: targets } })
  }
  const put = (nth: number, change: Partial<Target>): void => setTargets(targets.map((one, at) => (at === nth ? { ...one, ...change } : one)))
  return (
    <form onSubmit={submit} className={classes.beside}>
      <Stack gap="md" miw={0}>
        <Text size="sm" c="dimmed" maw={620}>
          {t('targets.about')}
        </Text>
        <div className={classes.list}>
          {targets.map((target, nth) => (
            <TargetRow
              key={nth}
              target={target}
              disabled={!manages}
              isTwice={twice.includes(nth)}
              onFocus={() => setInHand(nth)}
              onChange={(change) => put(nth, change)}
              onRemove={fitsAll(target) ? null : () => setTargets(targets.filter((_, at) => at !== nth))}
            />
          ))}
        </div>
        {twice.length > 0 && <Alert color="yellow">{t('targets.twice')}</Alert>}
        <ProblemNote error={save.error} />
        {manages && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isDirty || twice.length > 0}>
              {t('app:save')}
            </Button>
            <Button variant="default" leftSection={<Plus size={16} />} onClick={() => setTargets([NEW_TARGET, ...targets])}>
              {t('targets.add')}
            </Button>
            {isDirty && (
              <Button variant="subtle" onClick={() => setTargets(kept)}>
                {t('discard')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      {calendar && (
        <Preview
          teamId={calendar.teamId}
          timeZone={calendar.timeZone}
          week={calendar.week && wholeWeek(calendar.week)}
          holidays={calendar.holidays}
          minutes={shown?.firstResponse ?? 60}
          of={shown && nameOf(shown)}
        />
      )}
    </form>
  )
}
