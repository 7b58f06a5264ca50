import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect, type RouteComponent } from '@tanstack/react-router'
import { loadTexts } from '../i18n/index.ts'
import type { Namespace } from '../i18n/namespaces.ts'
import { settleIn } from './asking/mine.ts'
import { ProblemError } from './asking/problem.ts'
import { whoAmI } from './asking/session.ts'
import { Shell } from './frame/shell.tsx'
import { AllWentWrong, NotFound } from './frame/went-wrong.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: AllWentWrong })

/** Everything below is for who is signed in; others are sent to sign in and come back where they wanted to go. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  errorComponent: AllWentWrong,
  loader: async ({ location }) => {
    try {
      const me = await whoAmI()
      await settleIn(me.id)
      return me
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401)
        throw redirect({ to: '/sign-in', search: { to: location.pathname === '/' ? undefined : location.href } })
      throw error
    }
  },
})

/** A screen of who is signed in, with the texts it needs; both are fetched when it is first opened. */
const inside = <const P extends string>(path: P, texts: readonly Namespace[], component: RouteComponent) =>
  createRoute({ getParentRoute: () => shell, path, loader: () => loadTexts(...texts), component })

/** A screen before one is signed in. */
const outside = <const P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, loader: () => loadTexts('workspace'), component })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  /** Where to go after; only ways within this app: an address that leads elsewhere would let a stranger's link carry people off. */
  validateSearch: ({ to }: { to?: unknown }): { to?: string } => ({ to: typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined }),
  loader: () => loadTexts('workspace'),
  component: lazyRouteComponent(() => import('../workspace/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
})

/** Leads on to another address. */
const to = (address: '/desk' | '/desk/waiting') => () => {
  throw redirect({ to: address, replace: true })
}

/** The desk stays as it is while one conversation after the other is opened beside its list. */
const desk = inside(
  '/desk/$view',
  ['desk', 'people', 'reach'],
  lazyRouteComponent(() => import('../desk/desk-screen.tsx'), 'DeskScreen'),
)

/** Every address of the app. */
export const routeTree = root.addChildren([
  signIn,
  outside(
    '/setup',
    lazyRouteComponent(() => import('../workspace/setup/setup-screen.tsx'), 'SetupScreen'),
  ),
  outside(
    '/forgot-password',
    lazyRouteComponent(() => import('../workspace/sign-in/forgot-screen.tsx'), 'ForgotScreen'),
  ),
  outside(
    '/reset-password',
    lazyRouteComponent(() => import('../workspace/sign-in/set-password-screen.tsx'), 'SetPasswordScreen'),
  ),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/', beforeLoad: to('/desk') }),
    createRoute({ getParentRoute: () => shell, path: '/desk', beforeLoad: to('/desk/waiting') }),
    desk.addChildren([createRoute({ getParentRoute: () => desk, path: '$conversationId' })]),
    inside(
      '/search',
      ['desk', 'people', 'reach'],
      lazyRouteComponent(() => import('../desk/search-screen.tsx'), 'SearchScreen'),
    ),
    inside(
      '/people/$id',
      ['desk', 'people', 'reach'],
      lazyRouteComponent(() => import('../people/person-screen.tsx'), 'PersonScreen'),
    ),
    inside(
      '/welcome',
      ['workspace'],
      lazyRouteComponent(() => import('../workspace/setup/welcome-screen.tsx'), 'WelcomeScreen'),
    ),
    inside(
      '/profile',
      ['workspace'],
      lazyRouteComponent(() => import('../workspace/profile/profile-screen.tsx'), 'ProfileScreen'),
    ),
    inside(
      '/team',
      ['workspace'],
      lazyRouteComponent(() => import('../workspace/team/team-screen.tsx'), 'TeamScreen'),
    ),
    inside(
      '/hours',
      ['hours', 'desk', 'channels'],
      lazyRouteComponent(() => import('../workspace/hours/hours-screen.tsx'), 'HoursScreen'),
    ),
    inside(
      '/way',
      ['way', 'hours', 'desk', 'channels'],
      lazyRouteComponent(() => import('../workspace/way/way-screen.tsx'), 'WayScreen'),
    ),
    inside(
      '/triage/provider',
      ['provider', 'desk', 'channels'],
      lazyRouteComponent(() => import('../triage/provider/provider-screen.tsx'), 'ProviderScreen'),
    ),
    inside(
      '/topics',
      ['topics'],
      lazyRouteComponent(() => import('../triage/topics/topics-screen.tsx'), 'TopicsScreen'),
    ),
    inside(
      '/triage',
      ['triage', 'desk'],
      lazyRouteComponent(() => import('../triage/triage-screen.tsx'), 'TriageScreen'),
    ),
    inside(
      '/parked',
      ['workspace'],
      lazyRouteComponent(() => import('../workspace/parked/parked-screen.tsx'), 'ParkedScreen'),
    ),
    inside(
      '/channels',
      ['channels'],
      lazyRouteComponent(() => import('../channels/channels-screen.tsx'), 'ChannelsScreen'),
    ),
    inside(
      '/channels/new/$network',
      ['channels'],
      lazyRouteComponent(() => import('../channels/connect-screen.tsx'), 'ConnectScreen'),
    ),
    inside(
      '/channels/$id',
      ['channels'],
      lazyRouteComponent(() => import('../channels/channel-screen.tsx'), 'ChannelScreen'),
    ),
    inside(
      '/reach',
      ['reach', 'channels'],
      lazyRouteComponent(() => import('../channels/reach/reach-screen.tsx'), 'ReachScreen'),
    ),
    inside(
      '/announcements',
      ['announcements', 'channels'],
      lazyRouteComponent(() => import('../channels/announcements/announcements-screen.tsx'), 'AnnouncementsScreen'),
    ),
    inside(
      '/guides/$',
      [],
      lazyRouteComponent(() => import('./guides/guide-screen.tsx'), 'GuideScreen'),
    ),
    inside(
      '/watches',
      ['watches'],
      lazyRouteComponent(() => import('../listening/watches/watches-screen.tsx'), 'WatchesScreen'),
    ),
    inside(
      '/watches/new',
      ['watches'],
      lazyRouteComponent(() => import('../listening/watches/watch-screen.tsx'), 'NewWatchScreen'),
    ),
    inside(
      '/watches/$id',
      ['watches'],
      lazyRouteComponent(() => import('../listening/watches/watch-screen.tsx'), 'WatchScreen'),
    ),
    inside(
      '/import',
      ['listening'],
      lazyRouteComponent(() => import('../listening/import/import-screen.tsx'), 'ImportScreen'),
    ),
    inside(
      '/import/$id',
      ['listening'],
      lazyRouteComponent(() => import('../listening/import/import-detail-screen.tsx'), 'ImportDetailScreen'),
    ),
    inside(
      '/set-aside',
      ['listening'],
      lazyRouteComponent(() => import('../listening/set-aside/set-aside-screen.tsx'), 'SetAsideScreen'),
    ),
  ]),
])
