import { createRouter } from '@tanstack/react-router'
import { routeTree } from './routes.tsx'
import { WentWrong } from './frame/went-wrong.tsx'

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: WentWrong,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
