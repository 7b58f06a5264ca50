import { UnstyledButton } from '@mantine/core'
import { ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './list.module.css'

/** Says that there is more than the list shows, which holds still. Pressing shows it. */
export function NewsPill({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('desk')
  return (
    <div className={classes.news} role="status">
      {count > 0 && (
        <UnstyledButton className={classes.pill} onClick={onShow} aria-label={t('newsAbout', { count })}>
          <ArrowUp size={14} aria-hidden />
          {t('news', { count })}
        </UnstyledButton>
      )}
    </div>
  )
}
