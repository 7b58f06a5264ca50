import { Outlet, useLoaderData } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadTexts, speak } from '../../i18n/index.ts'
import { BottomBar } from './bottom-bar.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { freshenByFacts } from '../stream/freshen.ts'
import { GoCommands } from '../commands/go-commands.tsx'
import { Header } from './header.tsx'
import { Overlays } from './overlays.tsx'
import { Rail } from './rail.tsx'
import { SignedIn, useMay } from '../asking/session.ts'
import { closeStream, openStream } from '../stream/stream.ts'
import classes from './shell.module.css'

const BudgetBanner = lazy(async () => {
  const [{ BudgetBanner: banner }] = await Promise.all([import('../../channels/reach/budget-banner.tsx'), loadTexts('reach')])
  return { default: banner }
})

/** What leads are told on every screen; fetched after the screen itself. */
function LeadsBanner() {
  const leads = useMay('team.manage')
  return leads ? (
    <Suspense fallback={null}>
      <BudgetBanner />
    </Suspense>
  ) : null
}

/** For those who mind the channels; the others need not load it. */
const HealthBanner = lazy(() => import('../../channels/health/health-banner.tsx').then((loaded) => ({ default: loaded.HealthBanner })))

/** What stands around every screen of who is signed in: places, search, connection, and the live stream behind it all. */
export function Shell() {
  const { t } = useTranslation()
  const me = useLoaderData({ from: '/shell' })
  useEffect(() => void speak(me.language), [me.language])
  useEffect(() => {
    openStream()
    const stop = freshenByFacts()
    return () => {
      stop()
      closeStream()
    }
  }, [])
  return (
    <SignedIn value={me}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <div className={classes.shell}>
        <header className={classes.header}>
          <Header />
        </header>
        <div className={classes.rail}>
          <Rail />
        </div>
        <main className={classes.main} id="content" tabIndex={-1}>
          <DemoBanner />
          <LeadsBanner />
          {me.abilities.includes('channels.mind') && (
            <Suspense>
              <HealthBanner />
            </Suspense>
          )}
          <Outlet />
        </main>
        <div className={classes.bar}>
          <BottomBar />
        </div>
      </div>
      <GoCommands />
      <Overlays />
    </SignedIn>
  )
}
