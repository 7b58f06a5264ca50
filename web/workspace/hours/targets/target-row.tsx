import { ActionIcon, Box, NativeSelect, Text } from '@mantine/core'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import { DurationField } from './duration-field.tsx'
import { type Target } from './target.ts'
import { useTargetName } from './target-name.ts'
import classes from '../hours.module.css'

const URGENCIES = ['critical', 'high', 'normal', 'low'] as const
const TIMES = ['firstResponse', 'nextResponse', 'resolution'] as const

interface Props {
  target: Target
  disabled: boolean
  isTwice: boolean
  onFocus: () => void
  onChange: (change: Partial<Target>) => void
  /** null: the one that fits everything stays. */
  onRemove: (() => void) | null
}

/** One target: what it fits, and the three times. */
export function TargetRow({ target, disabled, isTwice, onFocus, onChange, onRemove }: Props) {
  const { t } = useTranslation(['hours', 'desk'])
  const channels = useRead('GET /channels').data?.items ?? []
  const any = { value: '', label: t('targets.any') }
  const name = useTargetName()(target)
  return (
    <Box component="fieldset" className={classes.target} aria-label={name} onFocus={onFocus}>
      <div className={classes.targetHead}>
        <Text fw={600} c={isTwice ? 'var(--aerie-soon)' : undefined}>
          {name}
        </Text>
        {onRemove && !disabled && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('targets.remove', { name })} onClick={onRemove}>
            <X size={16} />
          </ActionIcon>
        )}
      </div>
      {onRemove && (
        <>
          <NativeSelect
            label={t('targets.channel')}
            disabled={disabled}
            value={target.channelId ?? ''}
            onChange={(event) => onChange({ channelId: event.currentTarget.value || null })}
            data={[any, ...channels.map((one) => ({ value: one.id, label: one.name }))]}
          />
          <NativeSelect
            label={t('targets.visibility')}
            disabled={disabled}
            value={target.visibility ?? ''}
            onChange={(event) => onChange({ visibility: (event.currentTarget.value || null) as Target['visibility'] })}
            data={[any, ...(['public', 'direct'] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))]}
          />
          <NativeSelect
            label={t('targets.urgency')}
            disabled={disabled}
            value={target.urgency ?? ''}
            onChange={(event) => onChange({ urgency: (event.currentTarget.value || null) as Target['urgency'] })}
            data={[any, ...URGENCIES.map((value) => ({ value, label: t(`desk:urgencies.${value}`) }))]}
          />
        </>
      )}
      {TIMES.map((time) => (
        <DurationField key={time} label={t(`targets.${time}`)} value={target[time]} onChange={(minutes) => onChange({ [time]: minutes })} disabled={disabled} />
      ))}
    </Box>
  )
}
