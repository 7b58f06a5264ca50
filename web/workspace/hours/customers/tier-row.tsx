import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import { RowActs, type RowActing } from '../row-acts.tsx'
import type { Tier } from './tier.ts'
import classes from '../hours.module.css'

/** One tier in its place: how much it weighs, and whose its people are. */
export function TierRow({ tier: { name, weight, teamId }, ...acting }: { tier: Tier } & Omit<RowActing, 'name'>) {
  const { t } = useTranslation('hours')
  const team = useRead('GET /teams').data?.items.find((one) => one.id === teamId)
  return (
    <li className={classes.row}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600} dir="auto">
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {[t(`tiers.weight_${weight}`), team && t('rules.to', { team: team.name })].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <RowActs name={name} {...acting} />
    </li>
  )
}
