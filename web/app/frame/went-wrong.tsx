import { Button, Center } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../kit/page/empty.tsx'
import { problemText } from '../../kit/said/problem-text.ts'
import { ProblemError } from '../asking/problem.ts'

/** No screen has this address. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <Center component="main" mih="70vh">
      <Empty
        drawing="lost"
        order={1}
        title={t('notFound.title')}
        actions={<Button renderRoot={(props) => <Link to="/" {...props} />}>{t('notFound.home')}</Button>}
      >
        {t('notFound.text')}
      </Empty>
    </Center>
  )
}

/** A screen could not be shown: the server is away, or we made a mistake. */
export function WentWrong({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation()
  const away = (error instanceof ProblemError && error.isOutage) || isPartMissing(error)
  return (
    <Center mih="60vh">
      <Empty
        drawing="lost"
        order={1}
        title={t(away ? 'wentWrong.away' : 'wentWrong.title')}
        actions={<Button onClick={() => (reset && !away ? reset() : location.reload())}>{t('tryAgain')}</Button>}
      >
        {error instanceof ProblemError ? problemText(error) : t(isPartMissing(error) ? 'problems.offline' : 'wentWrong.text')}
      </Empty>
    </Center>
  )
}

/** A part of the app could not be fetched: the way was cut, or Aerie was renewed meanwhile. The browser remembers that it failed, so only loading the page again helps. */
const isPartMissing = (error: unknown): boolean => error instanceof TypeError && /import|module script|preload/i.test(error.message)

/** The same where nothing stands around it. */
export function AllWentWrong(trouble: { error: unknown; reset?: () => void }) {
  return (
    <main>
      <WentWrong {...trouble} />
    </main>
  )
}
