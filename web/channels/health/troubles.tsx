import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inWords } from '../../i18n/said.ts'
import { Moment } from '../../kit/time/moment.tsx'
import type { Trouble } from './health.ts'
import classes from './health.module.css'

/** What is and was wrong with a channel, newest first. */
export function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  const { t } = useTranslation(['channels', 'app'])
  if (troubles.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('troubles.none')}
      </Text>
    )
  return (
    <ul className={classes.list}>
      {troubles.map(({ id, what, since, overAt, advice, detail }) => (
        <li key={id}>
          <Text size="sm" fw={overAt ? undefined : 600}>
            {t(`app:trouble.${what}`)} · <Moment at={since} as="absolute" /> – {overAt ? <Moment at={overAt} as="absolute" /> : t('gaps.lasts')}
          </Text>
          {!overAt && advice && <Text size="sm">{inWords(advice)}</Text>}
          {detail && what !== 'access_ends' && (
            <Text size="sm" c="dimmed">
              {inWords(detail)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
