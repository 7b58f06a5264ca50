import { Anchor, Badge, Switch, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { useMay } from '../../app/asking/session.ts'
import { Row } from '../../kit/rows.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Spark } from './spark.tsx'
import type { Watch } from './watch.ts'
import classes from './watches.module.css'

/** A watch: what for, how it is written, what becomes of a hit, and how much it caught day by day. */
export function WatchRow({ watch: { id, name, query, purpose, becomes, team, off, days } }: { watch: Watch }) {
  const { t } = useTranslation('watches')
  const manages = useMay('watches.manage')
  return (
    <Row flat>
      <div className={classes.what}>
        <Anchor fw={600} c="var(--mantine-color-text)" renderRoot={(props) => <Link to="/watches/$id" params={{ id }} {...props} />}>
          {name}
        </Anchor>{' '}
        <Badge variant="default" size="sm" tt="none" fw={500}>
          {t(`purpose.${purpose}`)}
        </Badge>
        <Text className={classes.query} c="dimmed" lineClamp={2} dir="auto">
          {query}
        </Text>
        <Text size="sm">
          {t(`becomes.${becomes}`)}
          {team && ` · ${team}`}
        </Text>
      </div>
      <Spark days={days} />
      <Text size="sm" className={classes.count} aria-hidden>
        {days.reduce((sum, hits) => sum + hits, 0)}
      </Text>
      {manages ? <OnOff id={id} name={name} isOn={!off} /> : off && <Text size="sm">{t('rests')}</Text>}
    </Row>
  )
}

function OnOff({ id, name, isOn }: { id: string; name: string; isOn: boolean }) {
  const { t } = useTranslation('watches')
  const freshens = ['GET /watches', 'GET /watches/:id'] as const
  const stop = useWrite('POST /watches/:id/stop', { freshens })
  const resume = useWrite('POST /watches/:id/resume', { freshens })
  const turn = isOn ? stop : resume
  return (
    <Switch
      aria-label={t('listens', { name })}
      checked={turn.isPending ? !isOn : isOn}
      onChange={() => turn.mutate({ params: { id } }, { onError: toast.problem })}
    />
  )
}
