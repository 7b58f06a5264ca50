import { ActionIcon, Badge, Button, Group, Menu, Modal, SimpleGrid, Text, Title } from '@mantine/core'
import { EllipsisVertical, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../app/asking/api.ts'
import { useRead, useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { confirm } from '../../../kit/confirm.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { TeamForm } from './team-form.tsx'
import classes from '../team.module.css'

export type Team = Answer<'GET /teams'>['items'][number]

/** The teams that conversations are routed to. */
export function Teams() {
  const { t } = useTranslation(['workspace', 'app'])
  const manages = useMay('team.manage')
  const { data, error, refetch } = useRead('GET /teams')
  const [open, setOpen] = useState<'new' | Team | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" flex="1 1 240px" maw={560}>
          {t('teams.about')}
        </Text>
        {manages && (
          <Button leftSection={<Plus size={16} />} onClick={() => setOpen('new')}>
            {t('teams.make')}
          </Button>
        )}
      </Group>
      <ProblemNote error={error} retry={refetch} />
      {!data && !error && <SkeletonList rows={3} height={90} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {data?.items.map((team) => (
          <TeamCard key={team.id} team={team} edit={() => setOpen(team)} />
        ))}
      </SimpleGrid>
      <Modal opened={open !== null} onClose={close} title={open === 'new' ? t('teams.make') : open?.name} closeButtonProps={{ 'aria-label': t('app:close') }}>
        {open && <TeamForm team={open === 'new' ? null : open} onClose={close} />}
      </Modal>
    </>
  )
}

function TeamCard({ team, edit }: { team: Team; edit: () => void }) {
  const { t } = useTranslation('workspace')
  const manages = useMay('team.manage')
  return (
    <section className={classes.card}>
      <Group wrap="nowrap" align="flex-start" justify="space-between">
        <div>
          <Title order={2}>{team.name}</Title>
          <Text size="sm" c="dimmed">
            {t(`teams.purpose.${team.purpose}`)} · {team.timeZone.replaceAll('_', ' ')}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          {team.isDefault && <Badge>{t('teams.default')}</Badge>}
          {manages && <TeamMenu team={team} edit={edit} />}
        </Group>
      </Group>
      <Text size="sm" mt="xs">
        {team.members.length > 0 ? team.members.map(({ name }) => name).join(', ') : t('teams.nobody')}
      </Text>
    </section>
  )
}

function TeamMenu({ team, edit }: { team: Team; edit: () => void }) {
  const { t } = useTranslation('workspace')
  const change = useWrite('PATCH /teams/:id', { freshens: ['GET /teams'] })
  const remove = useWrite('DELETE /teams/:id', { freshens: ['GET /teams', 'GET /members'], onDone: () => toast.done(t('teams.removed', { name: team.name })) })
  const params = { id: team.id }
  const ask = async (): Promise<void> => {
    if (await confirm({ title: t('teams.removeTitle', { name: team.name }), text: t('teams.removeText'), action: t('teams.remove'), danger: true }))
      remove.mutate({ params }, { onError: toast.problem })
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('teams.acts', { name: team.name })}>
          <EllipsisVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={edit}>{t('teams.edit')}</Menu.Item>
        {!team.isDefault && (
          <Menu.Item onClick={() => change.mutate({ params, body: { isDefault: true } }, { onError: toast.problem })}>{t('teams.makeDefault')}</Menu.Item>
        )}
        {!team.isDefault && (
          <Menu.Item color="red" onClick={() => void ask()}>
            {t('teams.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
