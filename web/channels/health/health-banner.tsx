import { Anchor, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { reading } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { Moment } from '../../kit/time/moment.tsx'
import classes from './health-banner.module.css'

/** As many are named; the rest is counted. */
const SHOWN = 2
/** Facts bring it at once; where one is missed, it is here by then, ms. */
const LOOK_EVERY = 120_000

/** What the banner of budgets says already. */
const OF_BUDGETS: readonly string[] = ['budget_nearly', 'reading_stopped', 'budget_spent']

/** Says on every screen of leads and administrators which channels are in trouble. */
export function HealthBanner() {
  const { t } = useTranslation()
  const { data } = useQuery({ ...reading('GET /channels/troubles'), refetchInterval: LOOK_EVERY })
  const troubles = data?.items.filter(({ what }) => !OF_BUDGETS.includes(what)) ?? []
  if (!data || troubles.length === 0) return null
  return (
    <Group component="aside" role="status" aria-label={t('trouble.label')} className={classes.banner} gap="sm" wrap="nowrap" align="flex-start">
      <TriangleAlert size={18} aria-hidden />
      <div className={classes.what}>
        {troubles.slice(0, SHOWN).map(({ id, channel, what, since, advice }) => (
          <Text key={id} size="sm">
            <Anchor fw={600} c="inherit" underline="always" renderRoot={(props) => <Link to="/channels/$id" params={{ id: channel.id }} {...props} />}>
              {channel.name}
            </Anchor>{' '}
            {t(`trouble.${what}`)} (<Moment at={since} />
            ). {advice && inWords(advice)}
          </Text>
        ))}
        {troubles.length > SHOWN && <Text size="sm">{t('trouble.more', { count: troubles.length - SHOWN })}</Text>}
        {data.mailed.by === 'nobody' && <Text size="sm">{t('trouble.notMailed')}</Text>}
      </div>
    </Group>
  )
}
