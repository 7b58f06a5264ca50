import { Anchor, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { More } from '../../kit/more.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Rows } from '../../kit/rows.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ImportRow } from './import-row.tsx'

/** Bringing in a file of messages, and what became of earlier ones. */
export function ImportScreen() {
  const { t } = useTranslation('listening')
  const imports = usePages('GET /imports')
  return (
    <Page
      title={t('import.title')}
      about={t('import.about')}
      actions={
        <Anchor component={Link} to="/set-aside">
          {t('setAside.title')}
        </Anchor>
      }
    >
      <ChooseFile />
      <Title order={2} mt="xl" mb="sm">
        {t('import.earlier')}
      </Title>
      <ProblemNote error={imports.error} retry={imports.refetch} />
      {imports.isPending && <SkeletonList rows={3} />}
      {imports.isSuccess && imports.items.length === 0 && (
        <Empty drawing="file" order={3} title={t('import.none')}>
          {t('import.noneText')}
        </Empty>
      )}
      {imports.items.length > 0 && (
        <Rows>
          {imports.items.map((one) => (
            <ImportRow key={one.id} of={one} />
          ))}
        </Rows>
      )}
      <More pages={imports} />
    </Page>
  )
}
