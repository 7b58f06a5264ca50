import { AppShell } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Outlet, useLoaderData } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { speak } from '../i18n/index.ts'
import { BottomBar } from './bottom-bar.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { freshenByFacts } from './freshen.ts'
import { GoCommands } from './go-commands.tsx'
import { Header } from './header.tsx'
import { Overlays } from './overlays.tsx'
import { Rail } from './rail.tsx'
import { SignedIn } from './session.ts'
import { closeStream, openStream } from './stream.ts'
import classes from './shell.module.css'

/** What stands around every screen of who is signed in: places, search, connection, and the live stream behind it all. */
export function Shell() {
  const { t } = useTranslation()
  const me = useLoaderData({ from: '/shell' })
  const isPhone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
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
      <AppShell header={{ height: 48 }} navbar={{ width: 76, breakpoint: 'sm', collapsed: { mobile: true } }} footer={{ height: 58, collapsed: !isPhone }} padding={0}>
        <AppShell.Header className={classes.header}>
          <Header />
        </AppShell.Header>
        {!isPhone && (
          <AppShell.Navbar component="div" className={classes.rail}>
            <Rail />
          </AppShell.Navbar>
        )}
        <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
          <DemoBanner />
          <Outlet />
        </AppShell.Main>
        {isPhone && (
          <AppShell.Footer className={classes.header}>
            <BottomBar />
          </AppShell.Footer>
        )}
      </AppShell>
      <GoCommands />
      <Overlays />
    </SignedIn>
  )
}
