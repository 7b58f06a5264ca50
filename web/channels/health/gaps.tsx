import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../kit/time/moment.tsx'
import type { Health } from './health.ts'
import classes from './health.module.css'

/** Times in which the channel was not heard, and what was fetched of each afterwards. */
export function Gaps({ gaps }: { gaps: Health['gaps'] }) {
  const { t } = useTranslation('channels')
  if (gaps.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('gaps.none')}
      </Text>
    )
  return (
    <>
      <Text size="sm" fw={600} mb={4}>
        {t('gaps.title')}
      </Text>
      <ul className={classes.list}>
        {gaps.map(({ id, why, from, to, items }) => (
          <li key={id}>
            <Moment at={from} as="absolute" /> – {to ? <Moment at={to} as="absolute" /> : t('gaps.lasts')} · {t(`gaps.why.${why}`)}
            {to && <> · {t('gaps.fetched', { count: items })}</>}
          </li>
        ))}
      </ul>
    </>
  )
}
