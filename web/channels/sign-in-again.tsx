import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../app/asking/queries.ts'
import { useMay } from '../app/asking/session.ts'
import { toast } from '../kit/said/toast.ts'
import type { Channel } from './use-channels.ts'

/** Where only a person can help and the network lets people sign in: the way there, with what is known filled in. The channel is renewed, not made anew. */
export function SignInAgain({ channel: { network, name, teamId, brandId, settings } }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const manages = useMay('channels.manage')
  const found = useRead('GET /networks').data?.items.find((one) => one.network === network)
  const signIn = useWrite('POST /channels/sign-in', { onDone: ({ url }) => window.location.assign(url) })
  if (!manages || !found?.oauth) return null
  const known = found.fields.flatMap(({ name: field, secret }) => (secret || settings[field] === undefined ? [] : [[field, settings[field]] as const]))
  const fields = Object.fromEntries(known) as Record<string, string>
  return (
    <Button
      mt="sm"
      size="xs"
      loading={signIn.isPending}
      onClick={() => signIn.mutate({ body: { network, name, teamId, brandId, fields } }, { onError: toast.problem })}
    >
      {t('signInAt', { title: found.title })}
    </Button>
  )
}
