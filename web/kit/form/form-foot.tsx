import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../said/problem-note.tsx'

interface Props {
  /** What pressing it does, in a word. */
  does: string
  busy: boolean
  error: unknown
  disabled?: boolean
  onCancel?: () => void
}

/** The end of every form: what went wrong, the button that does it, and the way out. */
export function FormFoot({ does, busy, error, disabled, onCancel }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <ProblemNote error={error} />
      <Group>
        <Button type="submit" loading={busy} disabled={disabled}>
          {does}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </Group>
    </>
  )
}
