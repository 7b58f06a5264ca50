import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { leaveTogether } from './app/asking/mine.ts'
import { queryClient, whenSignedOut } from './app/asking/queries.ts'
import { router } from './app/router.ts'
import { theme, variables } from './app/theme.ts'
import './app/frame/page.css'
import { startTexts } from './i18n/index.ts'
import { Confirms } from './kit/confirm.tsx'
import { Toasts } from './kit/said/toasts.tsx'

whenSignedOut(() => {
  if (router.state.location.pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } })
})

leaveTogether()
await startTexts()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={localStorageColorSchemeManager()}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Confirms />
      <Toasts />
    </MantineProvider>
  </StrictMode>,
)
