import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useVeilWords } from '../../../channels/said-words.ts'
import type { ItemEntry } from '../../conversation.ts'
import classes from './entry.module.css'

/** A message that moderators or its author warn of stands behind a click, with the warning. */
export function Veil({ item: { veil }, children }: { item: Pick<ItemEntry, 'veil'>; children: ReactNode }) {
  const { t } = useTranslation('desk')
  const words = useVeilWords()
  if (veil.length === 0) return children
  return (
    <details>
      <summary className={classes.veil}>{t('item.veiled', { labels: words(veil) })}</summary>
      {children}
    </details>
  )
}
