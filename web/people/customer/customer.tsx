import { ActionIcon } from '@mantine/core'
import { Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/asking/session.ts'
import type { Person } from '../person.ts'
import classes from '../people.module.css'

const CustomerForm = lazy(() => import('./customer-form.tsx').then((file) => ({ default: file.CustomerForm })))

/** What a person is to the company and who looks after them, in one quiet line, and the way to say so. */
export function Customer({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const works = useMay('desk.work')
  const [editing, setEditing] = useState(false)
  const { tier, accountOwner } = person
  const said = [tier?.name, accountOwner && t('lookedAfter', { name: accountOwner.name })].filter(Boolean).join(' · ')
  if (!said && !works) return null
  return (
    <section aria-label={t('customer')} className={classes.customer}>
      <p className={classes.customerLine} dir="auto" data-unsaid={!said || undefined}>
        {said || t('customerUnsaid')}
        {works && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('customerEdit')}
            title={t('customerEdit')}
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            <Pencil size={13} aria-hidden />
          </ActionIcon>
        )}
      </p>
      <Suspense>{editing && <CustomerForm person={person} />}</Suspense>
    </section>
  )
}
