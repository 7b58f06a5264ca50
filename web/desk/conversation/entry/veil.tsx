import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemEntry } from '../../conversation.ts'
import classes from './entry.module.css'

/** What not everybody wants to see unasked (docs.bsky.app, moderation labels, 2026). Others are only named. */
const VEILED = new Set(['porn', 'sexual', 'nudity', 'sexual-figurative', 'graphic-media', 'gore', 'self-harm', '!warn'])

/** A message that moderators or its author warn of stands behind a click, with the warning. */
export function Veil({ item: { labels }, children }: { item: Pick<ItemEntry, 'labels'>; children: ReactNode }) {
  const { t } = useTranslation('desk')
  const warnings = labels.filter((label) => VEILED.has(label))
  if (warnings.length === 0) return children
  return (
    <details>
      <summary className={classes.veil}>{t('item.veiled', { labels: warnings.map((label) => label.replace('!', '')).join(', ') })}</summary>
      {children}
    </details>
  )
}
