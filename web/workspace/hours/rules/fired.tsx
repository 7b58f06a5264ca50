import { Anchor, Button, Modal, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../../app/asking/queries.ts'
import { More } from '../../../kit/more.tsx'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { Moment } from '../../../kit/time/moment.tsx'
import classes from '../hours.module.css'

/** Counted no further than this by the server. */
const MANY = 1000

/** How often a rule fired this week; opened, the conversations that counts. */
export function Fired({ ruleId, name, fired }: { ruleId: string; name: string; fired: number }) {
  const { t, i18n } = useTranslation(['hours', 'app'])
  const [open, setOpen] = useState(false)
  const number = fired.toLocaleString(i18n.language)
  return (
    <>
      <Button variant="subtle" size="compact-xs" px={0} onClick={() => setOpen(true)}>
        {t('rules.fired', { count: fired, shown: fired >= MANY ? `${number}+` : number })}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('rules.firedTitle', { name })} size="lg" closeButtonProps={{ 'aria-label': t('app:close') }}>
        {open && <FiredList ruleId={ruleId} />}
      </Modal>
    </>
  )
}

function FiredList({ ruleId }: { ruleId: string }) {
  const { t } = useTranslation('hours')
  const pages = usePages('GET /rules/:id/fired', { params: { id: ruleId } })
  return (
    <>
      <ProblemNote error={pages.error} retry={pages.refetch} />
      {pages.isPending && <SkeletonList rows={4} height={48} />}
      {pages.isSuccess && pages.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('rules.firedUnseen')}
        </Text>
      )}
      <ul className={classes.list}>
        {pages.items.map(({ id, person, preview, lastItemAt }) => (
          <li key={id} className={classes.row}>
            <div style={{ flex: 1, minWidth: 0 }}>
              <Anchor
                fw={600}
                size="sm"
                renderRoot={(props) => <Link to="/desk/$view/$conversationId" params={{ view: 'waiting', conversationId: id }} {...props} />}
              >
                <span dir="auto">{person.name}</span>
              </Anchor>
              <Text size="sm" lineClamp={2} dir="auto">
                {preview}
              </Text>
            </div>
            <Text size="xs" c="dimmed">
              <Moment at={lastItemAt} />
            </Text>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  )
}
