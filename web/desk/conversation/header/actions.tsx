import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../../kit/keys.tsx'
import { ACT_KEYS, ACT_SIGNS, possibleActs, type ActName } from '../../acts/act-names.ts'
import type { WholeConversation } from '../../conversation.ts'
import { useDesk } from '../../desk-context.ts'

/** So many acts stand open where there is room; the others are behind the dots. */
const OPEN = { wide: 3, narrow: 1 }
/** Acts of every minute, which may stand open. */
const OFTEN: readonly ActName[] = ['claim', 'takeOver', 'close', 'snooze', 'wake', 'reopen', 'notSpam', 'spam']

/** What can be done now, the most likely in reach. */
export function Actions({ conversation }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const { me, mayWork, act } = useDesk()
  const isNarrow = useMediaQuery('(max-width: 61.99em)') ?? false
  if (!mayWork) return null
  const acts = possibleActs(conversation, me)
  const inReach = acts.filter((name) => OFTEN.includes(name)).slice(0, isNarrow ? OPEN.narrow : OPEN.wide)
  const rest = acts.filter((name) => !inReach.includes(name))
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label={t('conversation.actions')}>
      {inReach.map((name) => (
        <ActButton key={name} name={name} isFirst={name === 'claim' || name === 'notSpam'} onClick={() => act(name, conversation)} />
      ))}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('conversation.more')}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((name) => {
            const Sign = ACT_SIGNS[name]
            return (
              <Menu.Item
                key={name}
                leftSection={<Sign size={15} aria-hidden />}
                rightSection={<Keys keys={ACT_KEYS[name]} />}
                onClick={() => act(name, conversation)}
              >
                {t(`acts.${name}`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

function ActButton({ name, isFirst, onClick }: { name: ActName; isFirst: boolean; onClick: () => void }) {
  const { t } = useTranslation('desk')
  const Sign = ACT_SIGNS[name]
  return (
    <Button size="compact-sm" h={30} variant={isFirst ? 'filled' : 'default'} leftSection={<Sign size={14} aria-hidden />} onClick={onClick}>
      {t(`acts.${name}`)}
    </Button>
  )
}
