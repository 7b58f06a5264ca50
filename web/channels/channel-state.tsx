import { Badge } from '@mantine/core'
import { CircleCheck, CirclePause, Clock, TriangleAlert, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Channel } from './use-channels.ts'

const LOOKS = {
  well: ['aerie', CircleCheck],
  quiet: ['gray', Clock],
  failing: ['yellow', TriangleAlert],
  'needs-you': ['red', Wrench],
  paused: ['gray', CirclePause],
} as const

/** How a channel is, in a word and a sign (never by colour alone). */
export function ChannelState({ state }: Pick<Channel, 'state'>) {
  const { t } = useTranslation('channels')
  const [color, Icon] = LOOKS[state]
  return (
    <Badge color={color} size="lg" leftSection={<Icon size={14} aria-hidden />}>
      {t(`state.${state}`)}
    </Badge>
  )
}
