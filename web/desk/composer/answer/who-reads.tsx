import { SegmentedControl } from '@mantine/core'
import { Globe, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Reach } from '../../conversation.ts'
import classes from '../composer.module.css'

interface WhoReadsProps {
  reach: Reach
  visibility: 'public' | 'direct'
  name: string
  onChoose: (as: 'public' | 'direct') => void
}

/** Who can read the answer; a choice where the network leaves one. */
export function WhoReads({ reach, visibility, name, onChoose }: WhoReadsProps) {
  const { t } = useTranslation('desk')
  const Sign = visibility === 'public' ? Globe : Lock
  if (reach.answer !== 'both')
    return (
      <span className={classes.who}>
        <Sign size={13} aria-hidden />
        {visibility === 'public' ? t('composer.publicly') : t('composer.directly', { name })}
      </span>
    )
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('composer.as')}
      value={visibility}
      onChange={(value) => onChoose(value === 'direct' ? 'direct' : 'public')}
      data={(['public', 'direct'] as const).map((value) => ({ value, label: t(`composer.${value}`) }))}
    />
  )
}
