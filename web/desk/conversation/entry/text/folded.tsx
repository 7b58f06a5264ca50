import { UnstyledButton } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../entry.module.css'

/** What was quoted, folded until someone wants to read it. */
export function Folded({ children }: { children: ReactNode }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const about = t(open ? 'item.hideQuoted' : 'item.showQuoted')
  return (
    <div className={classes.folded}>
      <UnstyledButton className={classes.fold} aria-expanded={open} aria-label={about} title={about} onClick={() => setOpen(!open)}>
        <Ellipsis size={16} aria-hidden />
      </UnstyledButton>
      {open && <blockquote className={classes.quoted}>{children}</blockquote>}
    </div>
  )
}
