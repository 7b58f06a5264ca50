import { Anchor, Badge, Button, Code, Group, Modal, Text } from '@mantine/core'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../app/asking/api.ts'
import { usePages, useWrite } from '../../../app/asking/queries.ts'
import { confirm } from '../../../kit/confirm.tsx'
import { Empty } from '../../../kit/page/empty.tsx'
import { More } from '../../../kit/more.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { Moment } from '../../../kit/time/moment.tsx'
import { Row, Rows } from '../../../kit/rows.tsx'
import { NewKey } from './new-key.tsx'
import classes from '../team.module.css'

type Key = Answer<'GET /keys'>['items'][number]

/** The keys with which programs act for the company. */
export function Keys() {
  const { t } = useTranslation(['workspace', 'app'])
  const keys = usePages('GET /keys')
  const [making, setMaking] = useState(false)
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" flex="1 1 240px" maw={560}>
          {t('keys.about')}{' '}
          <Anchor href="/api/docs" target="_blank" underline="always">
            {t('app:nav.apiLong')}
          </Anchor>
        </Text>
        <Button leftSection={<KeyRound size={16} />} onClick={() => setMaking(true)}>
          {t('keys.make')}
        </Button>
      </Group>
      <ProblemNote error={keys.error} retry={keys.refetch} />
      {keys.isPending && <SkeletonList rows={2} />}
      {keys.isSuccess && keys.items.length === 0 && (
        <Empty drawing="key" title={t('keys.none')}>
          {t('keys.noneText')}
        </Empty>
      )}
      {keys.items.length > 0 && (
        <Rows>
          {keys.items.map((key) => (
            <KeyRow key={key.id} of={key} />
          ))}
        </Rows>
      )}
      <More pages={keys} />
      <Modal opened={making} onClose={() => setMaking(false)} title={t('keys.make')} size="lg" closeButtonProps={{ 'aria-label': t('app:close') }}>
        <NewKey onClose={() => setMaking(false)} />
      </Modal>
    </>
  )
}

function KeyRow({ of: key }: { of: Key }) {
  const { t } = useTranslation(['workspace', 'app'])
  const revoke = useWrite('DELETE /keys/:id', { freshens: ['GET /keys'], onDone: () => toast.done(t('keys.revoked', { name: key.name })) })
  const ask = async (): Promise<void> => {
    if (await confirm({ title: t('keys.revokeTitle', { name: key.name }), text: t('keys.revokeText'), action: t('keys.revoke'), danger: true }))
      revoke.mutate({ params: { id: key.id } }, { onError: toast.problem })
  }
  return (
    <Row flat>
      <div className={classes.what}>
        <Text fw={600}>{key.name}</Text>
        <Text size="sm" c="dimmed" component="div">
          <Code>{key.prefix}…</Code> ·{' '}
          {key.lastUsedAt ? (
            <>
              {t('keys.lastUsed')} <Moment at={key.lastUsedAt} />
            </>
          ) : (
            t('keys.neverUsed')
          )}
        </Text>
      </div>
      <div className={classes.signs}>
        <Badge>{t(`app:roles.${key.role}.name`)}</Badge>
      </div>
      <Button size="compact-sm" variant="subtle" color="red" loading={revoke.isPending} onClick={() => void ask()}>
        {t('keys.revoke')}
      </Button>
    </Row>
  )
}
