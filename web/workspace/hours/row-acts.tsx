import { Group } from '@mantine/core'
import { ArrowDown, ArrowUp, Pencil, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/asking/session.ts'
import { Act } from '../../kit/act.tsx'

export interface RowActing {
  name: string
  edit: () => void
  up: (() => void) | null
  down: (() => void) | null
  remove: () => void
}

/** What may be done with one row of a list in its order, by who may. */
export function RowActs({ name, edit, up, down, remove }: RowActing) {
  const { t } = useTranslation('hours')
  if (!useMay('team.manage')) return null
  return (
    <Group gap={2} wrap="nowrap">
      <Act label={t('rules.up', { name })} act={up} icon={<ArrowUp size={16} />} />
      <Act label={t('rules.down', { name })} act={down} icon={<ArrowDown size={16} />} />
      <Act label={t('rules.editOne', { name })} act={edit} icon={<Pencil size={15} />} />
      <Act label={t('rules.remove', { name })} act={remove} icon={<X size={16} />} />
    </Group>
  )
}
