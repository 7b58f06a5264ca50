import { useTranslation } from 'react-i18next'
import type { Answer } from '../app/asking/api.ts'
import { useRead, useWrite } from '../app/asking/queries.ts'
import { confirm } from '../kit/confirm.tsx'
import { toast } from '../kit/said/toast.ts'

export type Channel = Answer<'GET /channels'>['items'][number]
export type Network = Answer<'GET /networks'>['items'][number]

const FRESHENS = ['GET /channels'] as const

/** What can be done with a channel from the list and from its own screen. */
export function useChannelActs() {
  const { t } = useTranslation('channels')
  const pause = useWrite('POST /channels/:id/pause', { freshens: FRESHENS })
  const resume = useWrite('POST /channels/:id/resume', { freshens: FRESHENS })
  const check = useWrite('POST /channels/:id/check', { freshens: FRESHENS })
  const remove = useWrite('DELETE /channels/:id', { freshens: FRESHENS })
  const onError = toast.problem
  const setPaused = ({ id, name }: Channel, paused: boolean): Promise<unknown> =>
    (paused ? pause : resume)
      .mutateAsync({ params: { id } }, { onError })
      .then(() => toast.done(t(paused ? 'paused' : 'resumed', { name }), { undo: () => (paused ? resume : pause).mutateAsync({ params: { id } }) }))
  return {
    busy: pause.isPending || resume.isPending || check.isPending || remove.isPending,
    pause: (channel: Channel) => void setPaused(channel, true).catch(() => {}),
    resume: (channel: Channel) => void setPaused(channel, false).catch(() => {}),
    check: ({ id, name }: Channel) => check.mutate({ params: { id } }, { onError, onSuccess: () => toast.done(t('checked', { name })) }),
    /** @returns whether it was disconnected */
    disconnect: async ({ id, name }: Channel): Promise<boolean> => {
      if (!(await confirm({ title: t('disconnect.title', { name }), text: t('disconnect.text'), action: t('disconnect.do'), danger: true }))) return false
      return remove.mutateAsync({ params: { id } }, { onError, onSuccess: () => toast.done(t('disconnect.done', { name })) }).then(
        () => true,
        () => false,
      )
    },
  }
}

/** A network's name for people: in their language where it is no proper name. Its own word until the list of networks is there. */
export function useNetworkTitle(): (network: string) => string {
  const { t, i18n } = useTranslation('channels')
  const networks = useRead('GET /networks').data?.items
  return (network) =>
    i18n.exists(`channels:networks.${network}`)
      ? t(`networks.${network}` as 'networks.file')
      : (networks?.find((one) => one.network === network)?.title ?? network)
}
