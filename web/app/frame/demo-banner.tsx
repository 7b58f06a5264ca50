import { Button, Group, Text } from '@mantine/core'
import { Theater } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { confirm } from '../../kit/confirm.tsx'
import { toast } from '../../kit/said/toast.ts'
import { queryClient, useWrite } from '../asking/queries.ts'
import { useMay, useMe } from '../asking/session.ts'
import classes from './demo-banner.module.css'

/** Says that what is on show is fiction, and takes it away in one click. */
export function DemoBanner() {
  const { t } = useTranslation()
  const { demo } = useMe()
  const manages = useMay('workspace.manage')
  const remove = useWrite('DELETE /demo', { onDone: () => queryClient.invalidateQueries() })
  if (!demo) return null
  const ask = async (): Promise<void> => {
    if (!(await confirm({ title: t('demo.removeTitle'), text: t('demo.removeText'), action: t('demo.remove'), danger: true }))) return
    remove.mutate({}, { onSuccess: () => toast.done(t('demo.removed')), onError: toast.problem })
  }
  return (
    <Group component="aside" aria-label={t('demo.label')} className={classes.banner} gap="sm">
      <Theater size={18} aria-hidden />
      <Text size="sm" flex="1 1 220px">
        {t('demo.text')}
      </Text>
      {manages && (
        <Button size="compact-sm" variant="default" ml="auto" flex="none" loading={remove.isPending} onClick={() => void ask()}>
          {t('demo.remove')}
        </Button>
      )}
    </Group>
  )
}
