import { useTranslation } from 'react-i18next'
import { ManyField } from '../choice-field.tsx'
import { useCustomerNames } from './customer-names.ts'
import type { Fits } from '../rule.ts'

/** What a rule asks of a customer: their tier, where there are tiers, and who looks after them. */
export function CustomerFields({ fits, put }: { fits: Fits; put: (change: Fits) => void }) {
  const { t } = useTranslation('hours')
  const { tiers, members } = useCustomerNames()
  const choices = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {tiers.length > 0 && <ManyField label={t('rules.tiers')} data={choices(tiers)} value={fits.tiers} onChange={(chosen) => put({ tiers: chosen })} />}
      <ManyField label={t('rules.accountOwners')} data={choices(members)} value={fits.accountOwners} onChange={(accountOwners) => put({ accountOwners })} />
    </>
  )
}
