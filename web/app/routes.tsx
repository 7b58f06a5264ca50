import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { loadTexts } from '../i18n/index.ts'
import type { Namespace } from '../i18n/namespaces.ts'
import { ProblemError } from './problem.ts'
import { whoAmI } from './session.ts'
import { Shell } from './shell.tsx'
import { AllWentWrong, NotFound } from './went-wrong.tsx'

/** A screen's texts come with its code. */
const withTexts = (...names: Namespace[]) => ({ loader: () => loadTexts(...names) })

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: AllWentWrong })

/** Everything below is for who is signed in; others are sent to sign in and come back where they wanted to go. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  errorComponent: AllWentWrong,
  loader: async ({ location }) => {
    try {
      return await whoAmI()
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) throw redirect({ to: '/sign-in', search: { to: location.pathname === '/' ? undefined : location.href } })
      throw error
    }
  },
})

interface Welcome {
  /** Where to go after signing in. */
  to?: string
}
const text = (value: unknown): string | undefined => (value === undefined || value === null || value === '' ? undefined : String(value))
/** Only ways within this app: an address that leads elsewhere would let a stranger's link carry people off. */
const readWelcome = (search: Record<string, unknown>): Welcome => ({ to: /^\/(?![/\\])/.test(text(search['to']) ?? '') ? text(search['to']) : undefined })

const outside = [
  createRoute({ getParentRoute: () => root, path: '/sign-in', validateSearch: readWelcome, ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/sign-in/sign-in-screen.tsx'), 'SignInScreen') }),
  createRoute({ getParentRoute: () => root, path: '/setup', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/setup/setup-screen.tsx'), 'SetupScreen') }),
  createRoute({ getParentRoute: () => root, path: '/forgot-password', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/sign-in/forgot-screen.tsx'), 'ForgotScreen') }),
  createRoute({ getParentRoute: () => root, path: '/reset-password', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/sign-in/set-password-screen.tsx'), 'SetPasswordScreen') }),
] as const

/** The desk stays as it is while one conversation after the other is opened beside its list. */
const desk = createRoute({ getParentRoute: () => shell, path: '/desk/$view', ...withTexts('desk', 'people'), component: lazyRouteComponent(() => import('../desk/desk-screen.tsx'), 'DeskScreen') })

const inside = [
  createRoute({ getParentRoute: () => shell, path: '/', beforeLoad: () => { throw redirect({ to: '/desk', replace: true }) } }),
  createRoute({ getParentRoute: () => shell, path: '/desk', beforeLoad: ({ params }) => { if (!('view' in params)) throw redirect({ to: '/desk/$view', params: { view: 'waiting' }, replace: true }) } }),
  desk.addChildren([createRoute({ getParentRoute: () => desk, path: '$conversationId' })]),
  createRoute({ getParentRoute: () => shell, path: '/search', ...withTexts('desk', 'people'), component: lazyRouteComponent(() => import('../desk/search-screen.tsx'), 'SearchScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/people/$id', ...withTexts('desk', 'people'), component: lazyRouteComponent(() => import('../people/person-screen.tsx'), 'PersonScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/welcome', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/setup/welcome-screen.tsx'), 'WelcomeScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/profile', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/profile/profile-screen.tsx'), 'ProfileScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/team', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/team/team-screen.tsx'), 'TeamScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/hours', ...withTexts('hours', 'desk', 'channels'), component: lazyRouteComponent(() => import('../workspace/hours/hours-screen.tsx'), 'HoursScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/parked', ...withTexts('workspace'), component: lazyRouteComponent(() => import('../workspace/parked/parked-screen.tsx'), 'ParkedScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/channels', ...withTexts('channels'), component: lazyRouteComponent(() => import('../channels/channels-screen.tsx'), 'ChannelsScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/channels/new/$network', ...withTexts('channels'), component: lazyRouteComponent(() => import('../channels/connect-screen.tsx'), 'ConnectScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/channels/$id', ...withTexts('channels'), component: lazyRouteComponent(() => import('../channels/channel-screen.tsx'), 'ChannelScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/guides/$', component: lazyRouteComponent(() => import('./guides/guide-screen.tsx'), 'GuideScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/import', ...withTexts('listening'), component: lazyRouteComponent(() => import('../listening/import/import-screen.tsx'), 'ImportScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/import/$id', ...withTexts('listening'), component: lazyRouteComponent(() => import('../listening/import/import-detail-screen.tsx'), 'ImportDetailScreen') }),
  createRoute({ getParentRoute: () => shell, path: '/set-aside', ...withTexts('listening'), component: lazyRouteComponent(() => import('../listening/set-aside/set-aside-screen.tsx'), 'SetAsideScreen') }),
] as const

/** Every address of the app. */
export const routeTree = root.addChildren([...outside, shell.addChildren([...inside])])
