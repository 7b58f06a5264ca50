import { Anchor, Modal } from '@mantine/core'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ItemEntry } from '../../conversation.ts'
import classes from './light-box.module.css'

/** A picture alone, as large as the screen lets it be; what is to be seen in it stands below, and the file itself can be saved. */
export function LightBox({ file: { name, alt, url, picture }, onClose }: { file: ItemEntry['attachments'][number]; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: shell } = useTranslation()
  return (
    <Modal opened onClose={onClose} size="auto" centered title={name} closeButtonProps={{ 'aria-label': shell('close') }}>
      <figure className={classes.figure}>
        <img className={classes.picture} src={`${picture}?size=large`} alt={alt ?? t('item.pictureNamed', { name })} />
        {alt && <figcaption dir="auto">{alt}</figcaption>}
      </figure>
      <Anchor href={url} className={classes.save} size="sm">
        <Download size={14} aria-hidden />
        {t('item.download')}
      </Anchor>
    </Modal>
  )
}
