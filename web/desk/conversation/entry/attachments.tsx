import { Paperclip } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemEntry } from '../../conversation.ts'
import classes from './entry.module.css'

type Attachment = ItemEntry['attachments'][number]

const LightBox = lazy(() => import('./light-box.tsx').then((file) => ({ default: file.LightBox })))

/** Files that came with a message: pictures small, to be opened larger; all others by name and size, to be saved. */
export function Attachments({ attachments }: { attachments: ItemEntry['attachments'] }) {
  const { t } = useTranslation('desk')
  const [opened, setOpened] = useState<Attachment | null>(null)
  /** Those of which there is no picture after all. */
  const [bare, setBare] = useState<readonly string[]>([])
  if (attachments.length === 0) return null
  return (
    <>
      <ul className={classes.attachments} aria-label={t('item.attachments')}>
        {attachments.map((one) => (
          <li key={one.id}>
            {one.picture && !bare.includes(one.id) ? (
              <button type="button" className={classes.thumbnail} onClick={() => setOpened(one)} title={one.alt ?? one.name}>
                <img
                  src={one.picture}
                  alt={one.alt ?? t('item.pictureNamed', { name: one.name })}
                  loading="lazy"
                  onError={() => setBare((now) => [...now, one.id])}
                />
              </button>
            ) : (
              <FileLink file={one} />
            )}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>{opened && <LightBox file={opened} onClose={() => setOpened(null)} />}</Suspense>
    </>
  )
}

function FileLink({ file: { url, name, bytes } }: { file: Attachment }) {
  const { i18n } = useTranslation('desk')
  const size = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(bytes < 1_000_000 ? Math.max(1, bytes / 1000) : bytes / 1_000_000)
  return (
    <a className={classes.attachment} href={url} target="_blank" rel="noreferrer">
      <Paperclip size={13} aria-hidden />
      <span className={classes.cut} dir="auto">
        {name}
      </span>
      <span className={classes.quiet}>{size}</span>
    </a>
  )
}
