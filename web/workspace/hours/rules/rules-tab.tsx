import { Button, Group, Modal, Text } from '@mantine/core'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useRead, useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { Empty } from '../../../kit/page/empty.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { moved, type Rule } from './rule.ts'
import { Noise } from './noise.tsx'
import { Person } from './person.tsx'
import { RuleRow } from './rule-row.tsx'
import classes from '../hours.module.css'

const RuleForm = lazy(() => import('./rule-form.tsx').then((file) => ({ default: file.RuleForm })))

/** What is done with what comes in: rules in their order, and what is held aside without one. Every change is saved at once, and can be taken back. */
export function RulesTab() {
  const { t } = useTranslation(['hours', 'app'])
  const manages = useMay('team.manage')
  const { data, error, refetch } = useRead('GET /rules')
  const teams = useRead('GET /teams').data?.items ?? []
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const set = useWrite('PUT /rules', { onDone: (answer) => queryClient.setQueryData(reading('GET /rules').queryKey, answer) })
  const rules: Rule[] = data?.items.map(({ id, name, fits, teamId, does }) => ({ id, name, fits, teamId, does })) ?? []
  const save = async (next: Rule[], said: string): Promise<void> => {
    await set.mutateAsync({ body: { items: next } })
    setEditing(null)
    toast.done(said, { undo: () => set.mutateAsync({ body: { items: rules } }) })
  }
  const quietly = (next: Rule[], said: string): void => void save(next, said).catch(toast.problem)
  const home = teams.find(({ isDefault }) => isDefault)?.name ?? ''
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" flex="1 1 260px" maw={640}>
          {t('rules.about', { team: home })}
        </Text>
        {manages && (
          <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
            {t('rules.add')}
          </Button>
        )}
      </Group>
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={3} />}
      {data && rules.length === 0 && (
        <Empty drawing="channels" title={t('rules.none')}>
          {t('rules.noneText', { team: home })}
        </Empty>
      )}
      {rules.length > 0 && (
        <ol className={classes.list}>
          {rules.map((rule, nth) => (
            <RuleRow
              key={rule.id ?? nth}
              rule={rule}
              place={nth + 1}
              fired={data?.items[nth]?.fired ?? 0}
              edit={() => setEditing(nth)}
              up={nth > 0 ? () => quietly(moved(rules, nth, -1), t('rules.moved', { name: rule.name })) : null}
              down={nth < rules.length - 1 ? () => quietly(moved(rules, nth, 1), t('rules.moved', { name: rule.name })) : null}
              remove={() =>
                quietly(
                  rules.filter((_, at) => at !== nth),
                  t('rules.removed', { name: rule.name }),
                )
              }
            />
          ))}
        </ol>
      )}
      <Noise />
      <Person />
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={t(editing === 'new' ? 'rules.add' : 'rules.edit')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <Suspense fallback={<SkeletonList rows={4} />}>
          {editing !== null && (
            <RuleForm
              rule={editing === 'new' ? null : rules[editing]!}
              busy={set.isPending}
              error={set.error}
              onSave={(rule) =>
                void save(
                  editing === 'new' ? [...rules, rule] : rules.map((one, at) => (at === editing ? rule : one)),
                  t('rules.saved', { name: rule.name }),
                ).catch(() => {})
              }
              onCancel={() => setEditing(null)}
            />
          )}
        </Suspense>
      </Modal>
    </>
  )
}
