import { Button, Group, Modal, Text } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, reading, useRead, useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { GuideLink } from '../../../channels/connecting/guide-link.tsx'
import { Empty } from '../../../kit/page/empty.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { moved } from '../rules/rule.ts'
import { TierForm } from './tier-form.tsx'
import { TierRow } from './tier-row.tsx'
import type { TierGiven } from './tier.ts'
import classes from '../hours.module.css'

/** What customers are to the company. Every change is saved at once, and can be taken back: whoever had a tier that comes back has it again. */
export function TiersTab() {
  const { t } = useTranslation(['hours', 'app'])
  const manages = useMay('team.manage')
  const { data, error, refetch } = useRead('GET /tiers')
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const set = useWrite('PUT /tiers', { onDone: (answer) => queryClient.setQueryData(reading('GET /tiers').queryKey, answer), freshens: ['GET /people/:id'] })
  const tiers = data?.items ?? []
  const save = async (next: readonly TierGiven[], said: string): Promise<void> => {
    await set.mutateAsync({ body: { items: [...next] } })
    setEditing(null)
    toast.done(said, { undo: () => set.mutateAsync({ body: { items: tiers } }) })
  }
  const quietly = (next: readonly TierGiven[], said: string): void => void save(next, said).catch(toast.problem)
  const proposal: TierGiven[] = [
    { name: t('tiers.proposed.key'), weight: 'high' },
    { name: t('tiers.proposed.customer'), weight: 'some' },
  ]
  const add = (
    <Button variant={tiers.length === 0 ? 'default' : 'filled'} leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
      {t('tiers.add')}
    </Button>
  )
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" flex="1 1 260px" maw={640}>
          {t('tiers.about')}
        </Text>
        {manages && tiers.length > 0 && add}
      </Group>
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={2} />}
      {data && tiers.length === 0 && (
        <Empty
          drawing="team"
          title={t('tiers.none')}
          actions={
            manages && (
              <>
                <Button loading={set.isPending} onClick={() => quietly(proposal, t('tiers.proposedDone'))}>
                  {t('tiers.propose')}
                </Button>
                {add}
              </>
            )
          }
        >
          {t(manages ? 'tiers.noneText' : 'tiers.noneTextReader')}
        </Empty>
      )}
      {tiers.length > 0 && (
        <ol className={classes.list}>
          {tiers.map((tier, nth) => (
            <TierRow
              key={tier.id}
              tier={tier}
              edit={() => setEditing(nth)}
              up={nth > 0 ? () => quietly(moved(tiers, nth, -1), t('rules.moved', { name: tier.name })) : null}
              down={nth < tiers.length - 1 ? () => quietly(moved(tiers, nth, 1), t('rules.moved', { name: tier.name })) : null}
              remove={() => quietly(tiers.toSpliced(nth, 1), t('tiers.removed', { name: tier.name }))}
            />
          ))}
        </ol>
      )}
      <GuideLink guide="customers.md" />
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={t(editing === 'new' ? 'tiers.add' : 'tiers.edit')}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        {editing !== null && (
          <TierForm
            tier={editing === 'new' ? null : tiers[editing]!}
            busy={set.isPending}
            error={set.error}
            onSave={(tier) =>
              void save(
                editing === 'new' ? [...tiers, tier] : tiers.with(editing, tier as (typeof tiers)[number]),
                t('rules.saved', { name: tier.name }),
              ).catch(() => {})
            }
            onCancel={() => setEditing(null)}
          />
        )}
      </Modal>
    </>
  )
}
