import { Button, Group, Modal, Text } from '@mantine/core'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../app/asking/api.ts'
import { usePages } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { Empty } from '../../../kit/page/empty.tsx'
import { More } from '../../../kit/more.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { Rows } from '../../../kit/rows.tsx'
import { EditMember } from './edit-member.tsx'
import { Invite } from './invite.tsx'
import { MemberRow } from './member-row.tsx'

export type Member = Answer<'GET /members'>['items'][number]

/** Everyone who works here. */
export function Members() {
  const { t } = useTranslation(['workspace', 'app'])
  const manages = useMay('workspace.manage')
  const members = usePages('GET /members')
  const [open, setOpen] = useState<'invite' | Member | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" flex="1 1 240px" maw={520}>
          {t('members.about')}
        </Text>
        {manages && (
          <Button leftSection={<UserPlus size={16} />} onClick={() => setOpen('invite')}>
            {t('members.invite')}
          </Button>
        )}
      </Group>
      <ProblemNote error={members.error} retry={members.refetch} />
      {members.isPending && <SkeletonList rows={4} />}
      {members.items.length > 0 && (
        <Rows>
          {members.items.map((member) => (
            <MemberRow key={member.id} member={member} edit={() => setOpen(member)} />
          ))}
        </Rows>
      )}
      {manages && members.items.length === 1 && (
        <Empty drawing="team" title={t('members.alone')} actions={<Button onClick={() => setOpen('invite')}>{t('members.invite')}</Button>}>
          {t('members.aloneText')}
        </Empty>
      )}
      <More pages={members} />
      <Modal
        opened={open !== null}
        onClose={close}
        title={open === 'invite' ? t('members.invite') : open?.name}
        size="lg"
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        {open === 'invite' ? <Invite onClose={close} /> : open && <EditMember member={open} onClose={close} />}
      </Modal>
    </>
  )
}
