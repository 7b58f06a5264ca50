import { ActionIcon, Avatar, Badge, Menu, Text } from '@mantine/core'
import { EllipsisVertical, Link2, ShieldCheck, ShieldOff, UserCog, UserMinus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../../app/asking/queries.ts'
import { useMay, useMe } from '../../../app/asking/session.ts'
import { confirm } from '../../../kit/confirm.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { Row } from '../../../kit/rows.tsx'
import { LinkDialog } from './show-link.tsx'
import type { Member } from './members.tsx'
import classes from '../team.module.css'

/** A member: name, role, teams, whether the second factor is on, whether the invitation still waits. */
export function MemberRow({ member, edit }: { member: Member; edit: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const manages = useMay('workspace.manage')
  return (
    <Row flat>
      <Avatar name={member.name} color="aerie" size={36} aria-hidden className={classes.face} />
      <div className={classes.what}>
        <Text fw={600} span>
          {member.name}
        </Text>
        <Text size="sm" c="dimmed">
          {[member.email, ...member.teams.map(({ name }) => name)].join(' · ')}
        </Text>
      </div>
      <div className={classes.signs}>
        {member.invited && <Badge color="yellow">{t('members.invited')}</Badge>}
        {member.twoFactor && (
          <Badge color="gray" leftSection={<ShieldCheck size={13} aria-hidden />}>
            {t('members.twoFactor')}
          </Badge>
        )}
        <Badge>{t(`app:roles.${member.role}.name`)}</Badge>
      </div>
      {manages && <MemberMenu member={member} edit={edit} />}
    </Row>
  )
}

function MemberMenu({ member, edit }: { member: Member; edit: () => void }) {
  const { t } = useTranslation('workspace')
  const me = useMe()
  const renew = useWrite('POST /members/:id/invite', { onDone: ({ link }) => link === null && toast.done(t('members.mailed', { email: member.email })) })
  const remove = useWrite('DELETE /members/:id', {
    freshens: ['GET /members', 'GET /teams'],
    onDone: () => toast.done(t('members.removed', { name: member.name })),
  })
  const reset = useWrite('DELETE /members/:id/second-factor', {
    freshens: ['GET /members'],
    onDone: () => toast.done(t('members.resetTwoFactorDone', { name: member.name })),
  })
  const params = { id: member.id }
  const { name } = member
  const askReset = async (): Promise<void> => {
    const action = t('members.resetTwoFactor')
    if (await confirm({ title: t('members.resetTwoFactorTitle', { name }), text: t('members.resetTwoFactorText', { name }), action, danger: true }))
      reset.mutate({ params }, { onError: toast.problem })
  }
  const ask = async (): Promise<void> => {
    if (await confirm({ title: t('members.removeTitle', { name: member.name }), text: t('members.removeText'), action: t('members.remove'), danger: true }))
      remove.mutate({ params }, { onError: toast.problem })
  }
  return (
    <>
      {renew.data?.link && <LinkDialog name={member.name} link={renew.data.link} onClose={() => renew.reset()} />}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('members.acts', { name: member.name })}
            loading={renew.isPending || remove.isPending || reset.isPending}
          >
            <EllipsisVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<UserCog size={16} />} onClick={edit}>
            {t('members.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<Link2 size={16} />} onClick={() => renew.mutate({ params }, { onError: toast.problem })}>
            {t(member.invited ? 'members.newInvitation' : 'members.newPasswordLink')}
          </Menu.Item>
          {member.twoFactor && member.id !== me.id && (
            <Menu.Item leftSection={<ShieldOff size={16} />} onClick={() => void askReset()}>
              {t('members.resetTwoFactor')}
            </Menu.Item>
          )}
          {member.id !== me.id && (
            <Menu.Item color="red" leftSection={<UserMinus size={16} />} onClick={() => void ask()}>
              {t('members.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
