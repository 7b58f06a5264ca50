import { Alert, Anchor, Code } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Entrance } from '../entrance/entrance.tsx'
import { readOneTime } from '../entrance/one-time.ts'
import { SetupForm } from './setup-form.tsx'

/** The first run: whoever holds the one-time link from the console makes the first administrator. */
export function SetupScreen() {
  const { t } = useTranslation('workspace')
  const navigate = useNavigate()
  const [code] = useState(() => readOneTime('code'))
  const { data, error, refetch } = useRead('GET /setup')
  if (!data)
    return <Entrance title={t('setup.title')}>{error ? <ProblemNote error={error} retry={refetch} /> : <SkeletonList rows={4} height={36} />}</Entrance>
  if (data.setUp)
    return (
      <Entrance title={t('setup.doneTitle')} about={t('setup.doneAbout')}>
        <Anchor component={Link} to="/sign-in">
          {t('signIn.do')}
        </Anchor>
      </Entrance>
    )
  return (
    <Entrance title={t('setup.title')} about={t('setup.about')} width={480}>
      {code ? (
        <SetupForm code={code} onDone={() => void navigate({ to: '/welcome' })} />
      ) : (
        <Alert color="yellow">
          {t('setup.noCode')} <Code>/setup?code=…</Code>
        </Alert>
      )}
    </Entrance>
  )
}
