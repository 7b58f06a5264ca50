import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { ChevronUp, SendHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../../kit/keys.tsx'
import type { AnswerInHand } from './use-answer.ts'

/** Send, or send and close. */
export function SendButtons({ answer }: { answer: AnswerInHand }) {
  const { t } = useTranslation('desk')
  return (
    <Group gap={0} wrap="nowrap" ml="auto">
      <Button
        type="submit"
        size="xs"
        disabled={!answer.maySend}
        loading={answer.isSending || answer.waits}
        rightSection={<SendHorizontal size={14} aria-hidden />}
        style={{ borderStartEndRadius: 0, borderEndEndRadius: 0 }}
      >
        {t('composer.send')}
      </Button>
      <Menu position="top-end" width={240}>
        <Menu.Target>
          <ActionIcon
            size={30}
            disabled={!answer.maySend}
            aria-label={t('composer.sendMore')}
            style={{ borderStartStartRadius: 0, borderEndStartRadius: 0, marginInlineStart: 1 }}
          >
            <ChevronUp size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<Keys keys="mod+enter" />} onClick={() => answer.send('wait')}>
            {t('composer.send')}
          </Menu.Item>
          <Menu.Item rightSection={<Keys keys="mod+shift+enter" />} onClick={() => answer.send('close')}>
            {t('composer.sendClose')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={answer.discard}>{t('composer.discard')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
