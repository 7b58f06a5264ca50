import { Anchor, Typography } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../kit/page/empty.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { GUIDES, readGuide } from './guides.ts'
import classes from './guide.module.css'

/** One guide, in English as it is written; without a name in the address, the list of all. */
export function GuideScreen() {
  const { _splat: path = '' } = useParams({ strict: false })
  return path === '' ? <AllGuides /> : <OneGuide path={path} />
}

function OneGuide({ path }: { path: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ queryKey: ['guide', path], queryFn: () => readGuide(path), staleTime: Infinity })
  return (
    <Page
      title={data?.title ?? t('guides.title')}
      width={760}
      actions={<Anchor renderRoot={(props) => <Link to="/guides/$" params={{ _splat: '' }} {...props} />}>{t('guides.all')}</Anchor>}
    >
      <ProblemNote error={error} retry={refetch} />
      {data === undefined && !error && <SkeletonList rows={5} />}
      {data === null && <Empty drawing="lost" title={t('guides.none')} />}
      {/* our own text, taken in when the screens were built */}
      {data && <Typography lang="en" className={classes.guide} dangerouslySetInnerHTML={{ __html: data.html }} />}
    </Page>
  )
}

function AllGuides() {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['guides'],
    queryFn: () => Promise.all(GUIDES.map(async (path) => ({ path, title: (await readGuide(path))?.title ?? path }))),
    staleTime: Infinity,
  })
  return (
    <Page title={t('guides.title')} about={t('guides.about')} width={760}>
      {!data && <SkeletonList rows={5} height={28} />}
      <ul className={classes.all}>
        {data?.map(({ path, title }) => (
          <li key={path}>
            <Anchor renderRoot={(props) => <Link to="/guides/$" params={{ _splat: path }} {...props} />}>{title}</Anchor>
          </li>
        ))}
      </ul>
    </Page>
  )
}
