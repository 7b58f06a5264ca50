import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { ArrowDown, ArrowUp, Pencil, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { useFitsWords } from './fits-words.ts'
import { useDoesWords } from './does-words.ts'
import type { Rule } from './rule.ts'
import classes from '../hours.module.css'

interface Props {
  rule: Rule
  place: number
  /** Conversations it met this week. */
  fired: number
  edit: () => void
  up: (() => void) | null
  down: (() => void) | null
  remove: () => void
}

/** One rule in its place: what it fits, what it does, and how often it did. */
export function RuleRow({ rule, place, fired, edit, up, down, remove }: Props) {
  const { t } = useTranslation('hours')
  const manages = useMay('team.manage')
  const wordsOf = useFitsWords()
  const doesOf = useDoesWords()
  const { name } = rule
  const shown = fired >= 1000 ? '1,000+' : String(fired)
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
        <Text size="xs" c="dimmed">
          {fired > 0 ? t('rules.fired', { count: fired, shown }) : t('rules.neverFired')}
        </Text>
      </div>
      {manages && (
        <Group gap={2} wrap="nowrap">
          <Act label={t('rules.up', { name })} act={up} icon={<ArrowUp size={16} />} />
          <Act label={t('rules.down', { name })} act={down} icon={<ArrowDown size={16} />} />
          <Act label={t('rules.editOne', { name })} act={edit} icon={<Pencil size={15} />} />
          <Act label={t('rules.remove', { name })} act={remove} icon={<X size={16} />} />
        </Group>
      )}
    </li>
  )
}

function Act({ label, act, icon }: { label: string; act: (() => void) | null; icon: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} disabled={!act} onClick={() => act?.()}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
