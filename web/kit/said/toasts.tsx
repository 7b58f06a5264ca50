import { Button, CloseButton } from '@mantine/core'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hideToast, useToasts, type Toast } from './toasts-store.ts'
import classes from './toasts.module.css'

/** Where the short messages appear. The region is always there: a screen reader only hears what is put into one it knows. */
export function Toasts() {
  const { t } = useTranslation()
  const toasts = useToasts()
  return (
    <section className={classes.toasts} aria-label={t('toasts')} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastLine({ toast: { id, text, kind, undo, stays } }: { toast: Toast }) {
  const { t } = useTranslation()
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const timer = isHeld ? undefined : setTimeout(() => hideToast(id), stays)
    return () => clearTimeout(timer)
  }, [id, stays, isHeld])
  const Icon = kind === 'problem' ? CircleAlert : CircleCheck
  return (
    <div
      className={classes.toast}
      data-kind={kind}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} aria-hidden />
      <p>{text}</p>
      {undo && (
        <Button size="compact-sm" variant="light" onClick={undo}>
          {t('undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('close')} onClick={() => hideToast(id)} />
    </div>
  )
}
