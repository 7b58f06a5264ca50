import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { auth } from '../../app/asking/auth.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Moment } from '../../kit/time/moment.tsx'
import { readAgent, useSessions, type Session } from './use-sessions.ts'

/** Where one is signed in, and the way to end what one does not know. */
export function Sessions() {
  const { t } = useTranslation('workspace')
  const { data, error, refetch } = useSessions()
  const end = useMutation({
    mutationFn: (session: Session | null) => (session ? auth('POST', '/revoke-session', { token: session.token }) : auth('POST', '/revoke-other-sessions', {})),
    onSuccess: () => {
      toast.done(t('sessions.ended'))
      void refetch()
    },
    onError: toast.problem,
  })
  const others = data?.filter(({ isThis }) => !isThis) ?? []
  return (
    <Section
      title={t('sessions.title')}
      about={t('sessions.about')}
      actions={
        others.length > 0 && (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={2} />}
      <Stack gap="sm">
        {data?.map((session) => (
          <SessionRow key={session.token} session={session} end={() => end.mutate(session)} />
        ))}
      </Stack>
    </Section>
  )
}

function SessionRow({ session, end }: { session: Session; end: () => void }) {
  const { t } = useTranslation('workspace')
  const Icon = /iPhone|iPad|Android/.test(session.userAgent ?? '') ? Smartphone : Monitor
  return (
    <Group gap="sm" wrap="nowrap">
      <Icon size={20} aria-hidden />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={500}>
          {readAgent(session.userAgent) ?? t('sessions.unknown')}
        </Text>
        <Text size="xs" c="dimmed">
          {session.ipAddress} · {t('sessions.since')} <Moment at={session.createdAt} />
        </Text>
      </div>
      {session.isThis ? (
        <Badge>{t('sessions.this')}</Badge>
      ) : (
        <Button size="compact-sm" variant="subtle" color="red" onClick={end}>
          {t('sessions.end')}
        </Button>
      )}
    </Group>
  )
}
