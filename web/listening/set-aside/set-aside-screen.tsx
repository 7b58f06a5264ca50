import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { More } from '../../kit/more.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { useUrlState } from '../../kit/url-state.ts'
import { Rows } from '../../kit/rows.tsx'
import { SetAsideRow } from './set-aside-row.tsx'

/** What could not be taken in, each with its reason, to mend or to let go. Nothing is thrown away unseen. */
export function SetAsideScreen() {
  const { t } = useTranslation('listening')
  const [importId, setImportId] = useUrlState('importId')
  const items = usePages('GET /set-aside', { query: { importId } })
  return (
    <Page
      title={t('setAside.title')}
      about={t('setAside.about')}
      width={900}
      actions={
        <Anchor component={Link} to="/import">
          {t('import.title')}
        </Anchor>
      }
    >
      {importId && (
        <Group mb="md">
          <Text size="sm">{t('setAside.ofOne')}</Text>
          <Button size="compact-sm" variant="default" onClick={() => setImportId(undefined)}>
            {t('setAside.all')}
          </Button>
        </Group>
      )}
      <ProblemNote error={items.error} retry={items.refetch} />
      {items.isPending && <SkeletonList rows={4} />}
      {items.isSuccess && items.items.length === 0 && (
        <Empty drawing="well" title={t('setAside.none')}>
          {t('setAside.noneText')}
        </Empty>
      )}
      {items.items.length > 0 && (
        <Rows>
          {items.items.map((item) => (
            <SetAsideRow key={item.id} item={item} />
          ))}
        </Rows>
      )}
      <More pages={items} />
    </Page>
  )
}
