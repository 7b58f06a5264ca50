import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Hand, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { toast } from '../../kit/said/toast.ts'
import type { ItemEntry } from '../conversation.ts'
import { useDesk } from '../desk-context.ts'
import { takeBackLogged } from './use-log-answer.ts'
import classes from './reach.module.css'

/** Says of an answer that it was given elsewhere, and takes it back: for who logged it, or a lead. */
export function LoggedNote({ id, item: { writtenBy }, conversationId }: { id: string; item: ItemEntry; conversationId: string }) {
  const { t } = useTranslation('reach')
  const { me } = useDesk()
  const back = useMutation({
    mutationFn: () => takeBackLogged(conversationId, id),
    onSuccess: () => void toast.done(t('logged.takenBack')),
    onError: toast.problem,
  })
  return (
    <span className={classes.logged}>
      <Hand size={12} aria-hidden /> {t('logged.flag')}
      {(writtenBy?.id === me.id || me.abilities.includes('desk.lead')) && (
        <Button size="compact-xs" variant="subtle" leftSection={<Undo2 size={12} aria-hidden />} loading={back.isPending} onClick={() => back.mutate()}>
          {t('logged.takeBack')}
        </Button>
      )}
    </span>
  )
}
