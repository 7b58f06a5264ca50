import { Paperclip } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ItemEntry } from '../../conversation.ts'
import classes from './entry.module.css'

/** Files that came with a message, with their size. */
export function Attachments({ attachments }: { attachments: ItemEntry['attachments'] }) {
  const { t, i18n } = useTranslation('desk')
  if (attachments.length === 0) return null
  const size = (bytes: number): string =>
    new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
      unitDisplay: 'short',
      maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
    }).format(bytes < 1_000_000 ? Math.max(1, bytes / 1000) : bytes / 1_000_000)
  return (
    <ul className={classes.attachments} aria-label={t('item.attachments')}>
      {attachments.map(({ id, name, url, bytes }) => (
        <li key={id}>
          <a className={classes.attachment} href={url} target="_blank" rel="noreferrer">
            <Paperclip size={13} aria-hidden />
            <span className={classes.cut} dir="auto">
              {name}
            </span>
            <span className={classes.quiet}>{size(bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
