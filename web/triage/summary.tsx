import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../app/asking/queries.ts'
import { toast } from '../kit/said/toast.ts'
import { shareOf, type Learning } from './learning.ts'
import classes from './triage.module.css'

/** In two lines: from how much it learned, and what that is worth. */
export function Summary({ learning: { inUse, versions, since, forgotten } }: { learning: Learning }) {
  const { t } = useTranslation('triage')
  const remember = useWrite('DELETE /triage/forgetting', { freshens: ['GET /triage/learning'], onDone: () => toast.done(t('remembered')) })
  const used = versions.find(({ version }) => version === inUse)
  const share = used && shareOf(used)
  return (
    <section className={classes.summary} aria-label={t('title')}>
      {used ? (
        <>
          <p className={classes.big}>
            {t('learned', { count: used.corrections })}
            {used.acceptances > 0 && ` ${t('accepted', { count: used.acceptances })}`}
          </p>
          <p className={classes.big}>{share ? t('right', { with: share.right, without: share.without }) : t('unmeasured')}</p>
          <Text size="sm" c="dimmed">
            {[share && t('measured', { count: share.count, version: used.version }), since > 0 && t('since', { count: since })].filter(Boolean).join(' · ')}
          </Text>
        </>
      ) : (
        <p className={classes.big}>{t('asShipped')}</p>
      )}
      {forgotten && (
        <p className={classes.forgotten}>
          {t('forgotten', { name: forgotten.by.name })}
          <Button size="compact-sm" variant="default" loading={remember.isPending} onClick={() => remember.mutate({}, { onError: toast.problem })}>
            {t('remember')}
          </Button>
        </p>
      )}
    </section>
  )
}
