import { Alert, Badge, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { confirm } from '../../kit/confirm.tsx'
import { Row } from '../../kit/rows.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Moment } from '../../kit/time/moment.tsx'
import { OutletForm } from './outlet-form.tsx'
import type { Outlet } from './outlet.ts'

/** A place for announcements: what it is told of, how it is, a test, and its form. */
export function OutletRow({ outlet, edited, onEdit }: { outlet: Outlet; edited: boolean; onEdit: (open: boolean) => void }) {
  const { t } = useTranslation(['announcements', 'app'])
  const teams = useRead('GET /teams').data?.items ?? []
  const { name, kind, target, on, events, teamIds, waiting, parked, lastSentAt, trouble } = outlet
  const named = teamIds ? teams.filter((team) => teamIds.includes(team.id)).map((team) => team.name) : [t('everyTeam')]
  return (
    <Row>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            {!on && <Badge color="gray">{t('off')}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {t(`kind.${kind}`)} · {target}
          </Text>
          <Text size="sm">
            {events.map((event) => t(`event.${event}`)).join(', ')} · {named.join(', ')}
          </Text>
          <Text size="sm" c="dimmed" component="div">
            {lastSentAt ? (
              <>
                {t('lastSent')} <Moment at={lastSentAt} />
              </>
            ) : (
              t('neverSent')
            )}
            {waiting > 0 && <> · {t('waiting', { count: waiting })}</>}
          </Text>
        </div>
        <Acts outlet={outlet} onEdit={() => onEdit(!edited)} />
      </Group>
      {(parked > 0 || (waiting > 0 && trouble)) && (
        <Alert color={parked > 0 ? 'red' : 'yellow'} mt="sm" py="xs">
          {t('trouble', { count: parked })} {trouble && inWords(trouble)}
        </Alert>
      )}
      {edited && <OutletForm outlet={outlet} onDone={() => onEdit(false)} onCancel={() => onEdit(false)} />}
    </Row>
  )
}

function Acts({ outlet, onEdit }: { outlet: Outlet; onEdit: () => void }) {
  const { t } = useTranslation(['announcements', 'app'])
  const freshens = ['GET /outlets'] as const
  const onError = toast.problem
  const test = useWrite('POST /outlets/:id/test', {
    onDone: ({ sent, trouble }) => (sent ? toast.done(t('tested', { name: outlet.name })) : toast.failed(t('notTested', { trouble: inWords(trouble ?? '') }))),
  })
  const remove = useWrite('DELETE /outlets/:id', { freshens })
  const ask = async (): Promise<void> => {
    if (!(await confirm({ title: t('removeTitle', { name: outlet.name }), text: t('removeText'), action: t('app:remove'), danger: true }))) return
    remove.mutate({ params: { id: outlet.id } }, { onError })
  }
  return (
    <Group gap="xs">
      <Button size="compact-md" variant="default" loading={test.isPending} onClick={() => test.mutate({ params: { id: outlet.id } }, { onError })}>
        {t('test')}
      </Button>
      <Button size="compact-md" variant="default" onClick={onEdit}>
        {t('app:change')}
      </Button>
      <Button size="compact-md" variant="subtle" color="red" loading={remove.isPending} onClick={() => void ask()}>
        {t('app:remove')}
      </Button>
    </Group>
  )
}
