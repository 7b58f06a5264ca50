import { NativeSelect, SimpleGrid } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import type { Person } from '../person.ts'
import classes from '../people.module.css'

/** Says what a person is to the company and who looks after them. Saved at once, and can be taken back. */
export function CustomerForm({ person: { id, tier, accountOwner } }: { person: Person }) {
  const { t } = useTranslation('people')
  const tiers = useRead('GET /tiers')
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items ?? []
  const change = useWrite('PATCH /people/:id', { freshens: ['GET /people/:id'] })
  const say = (body: { tierId: string | null } | { accountOwnerId: string | null }, before: typeof body): void =>
    change.mutate(
      { params: { id }, body },
      { onSuccess: () => toast.done(t('customerSaved'), { undo: () => change.mutateAsync({ params: { id }, body: before }) }) },
    )
  const owners = members.filter((one) => one.role !== 'viewer' || one.id === accountOwner?.id)
  const known = accountOwner && !owners.some((one) => one.id === accountOwner.id) ? [...owners, accountOwner] : owners
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <NativeSelect
          size="xs"
          label={t('tier')}
          value={tier?.id ?? ''}
          onChange={({ currentTarget: { value } }) => say({ tierId: value || null }, { tierId: tier?.id ?? null })}
          data={[{ value: '', label: t('noTier') }, ...(tiers.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))]}
        />
        <NativeSelect
          size="xs"
          label={t('accountOwner')}
          value={accountOwner?.id ?? ''}
          onChange={({ currentTarget: { value } }) => say({ accountOwnerId: value || null }, { accountOwnerId: accountOwner?.id ?? null })}
          data={[{ value: '', label: t('noAccountOwner') }, ...known.map((one) => ({ value: one.id, label: one.name }))]}
        />
      </SimpleGrid>
      {tiers.data?.items.length === 0 && (
        <Link to="/hours" search={{ tab: 'customers' }} className={classes.quiet}>
          {t('noTiersYet')}
        </Link>
      )}
      <ProblemNote error={change.error} />
    </>
  )
}
