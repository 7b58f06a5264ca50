import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../../app/asking/queries.ts'
import { useMay, useMe } from '../../app/asking/session.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Moment } from '../../kit/time/moment.tsx'
import classes from './way.module.css'

/** Who is away, and the button that says that I am, or am back. */
export function AwayList() {
  const { t } = useTranslation('way')
  const [me, works, leads] = [useMe(), useMay('desk.work'), useMay('desk.lead')]
  const { data, error } = useRead('GET /away')
  const go = useWrite('PUT /away/:id', { freshens: ['GET /away'], onDone: () => toast.done(t('away.gone')) })
  const back = useWrite('DELETE /away/:id', { freshens: ['GET /away'], onDone: () => toast.done(t('away.returned')) })
  const away = data?.items ?? []
  const comeBack = (id: string): void => back.mutate({ params: { id } }, { onError: toast.problem })
  return (
    <>
      <ProblemNote error={error} />
      {data && away.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('away.nobody')}
        </Text>
      )}
      <ul className={classes.away}>
        {away.map(({ member, since }) => (
          <li key={member.id}>
            <span dir="auto">{member.name}</span>
            <Text span size="sm" c="dimmed">
              {t('away.since')} <Moment at={since} />
            </Text>
            {(leads || member.id === me.id) && (
              <Button size="compact-xs" variant="default" loading={back.isPending} onClick={() => comeBack(member.id)}>
                {member.id === me.id ? t('away.iAmBack') : t('away.isBack', { name: member.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {works && data && !away.some((one) => one.member.id === me.id) && (
        <Button mt="sm" variant="default" loading={go.isPending} onClick={() => go.mutate({ params: { id: me.id }, body: {} }, { onError: toast.problem })}>
          {t('away.iAmAway')}
        </Button>
      )}
    </>
  )
}
