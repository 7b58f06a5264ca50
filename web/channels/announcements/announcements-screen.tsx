import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { Page } from '../../kit/page/page.tsx'
import { Rows } from '../../kit/rows.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Section } from '../../kit/page/section.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { GuideLink } from '../connecting/guide-link.tsx'
import { NewKey } from './new-key.tsx'
import { OutletForm } from './outlet-form.tsx'
import { OutletRow } from './outlet-row.tsx'
import { ParkedAnnouncements } from './parked-announcements.tsx'

/** Where teams are told outside of Aerie of what is at risk and of what is handed to them. */
export function AnnouncementsScreen() {
  const { t } = useTranslation('announcements')
  const { data, error, refetch } = useRead('GET /outlets')
  const [edited, edit] = useState<string | null>(null)
  const [key, setKey] = useState<string | null>(null)
  const close = (): void => edit(null)
  return (
    <Page title={t('title')} about={t('about')} width={820} actions={edited !== 'new' && <Button onClick={() => edit('new')}>{t('add')}</Button>}>
      <ProblemNote error={error} retry={refetch} />
      {key && <NewKey value={key} onClose={() => setKey(null)} />}
      {edited === 'new' && (
        <Section title={t('add')}>
          <OutletForm outlet={null} onDone={(given) => (setKey(given), close())} onCancel={close} />
        </Section>
      )}
      {!data && !error && <SkeletonList rows={3} height={66} />}
      {data?.items.length === 0 && edited !== 'new' && (
        <Empty drawing="channels" title={t('none')}>
          {t('noneText')}
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <Rows>
          {data.items.map((outlet) => (
            <OutletRow key={outlet.id} outlet={outlet} edited={edited === outlet.id} onEdit={(open) => edit(open ? outlet.id : null)} />
          ))}
        </Rows>
      )}
      <ParkedAnnouncements />
      <GuideLink guide="announcements.md" />
    </Page>
  )
}
