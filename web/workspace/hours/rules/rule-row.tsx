import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RowActs, type RowActing } from '../row-acts.tsx'
import { Fired } from './fired.tsx'
import { useFitsWords } from './fits-words.ts'
import { useDoesWords } from './does-words.ts'
import type { Rule } from './rule.ts'
import classes from '../hours.module.css'

interface Props extends Omit<RowActing, 'name'> {
  rule: Rule
  place: number
  /** Conversations it met this week. */
  fired: number
}

/** One rule in its place: what it fits, what it does, and how often it did. */
export function RuleRow({ rule, place, fired, ...acting }: Props) {
  const { t } = useTranslation('hours')
  const wordsOf = useFitsWords()
  const doesOf = useDoesWords()
  const { name } = rule
  return (
    <li className={classes.row}>
      <Text c="dimmed" w={18} ta="right" aria-hidden>
        {place}
      </Text>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {wordsOf(rule.fits)}
        </Text>
        <Text size="sm">{doesOf(rule)}</Text>
        <Text size="xs" c="dimmed" component="div">
          {fired > 0 && rule.id ? <Fired ruleId={rule.id} name={name} fired={fired} /> : t('rules.neverFired')}
        </Text>
      </div>
      <RowActs name={name} {...acting} />
    </li>
  )
}
