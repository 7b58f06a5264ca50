import { Button, CopyButton, TextInput } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './copy-field.module.css'

/** Something to hand over (a link, a key), shown whole, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.field}
        classNames={{ input: classes.value }}
        label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value} timeout={2_500}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} leftSection={copied ? <Check size={16} /> : <Copy size={16} />}>
            <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
