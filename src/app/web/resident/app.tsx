import { lazy, useMemo, useRef } from 'react'
import { Route, Router, Switch, useLocation, useSearch } from 'wouter'
import { boot } from '../boot.ts'
import { NavigationContext } from '../kit/navigation.tsx'
import { PageBoundary } from '../kit/page-boundary.tsx'
import { ToastProvider } from '../kit/toast.tsx'
import { type MenuItem, useMenu } from '../navigation-items.ts'
import { NotFound } from '../not-found.tsx'
import type { LoadedPages } from '../page-loader.ts'
import { PlaceContext } from '../place.ts'
import { useMenuWords } from '../words.ts'
import { routes } from './routes.ts'
import { ResidentShell } from './shell.tsx'

const LoginPage = lazy(() => import('../login/login-page.tsx'))
const SetupPage = lazy(() => import('../setup/setup-page.tsx'))

function CommunityPages({ pages }: { pages: LoadedPages }) {
  return (
    <Switch>
      {pages.map(({ path, Page }) => (
        <Route key={path} path={path}>
          {(params) => <Page params={params} />}
        </Route>
      ))}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}

/** The two pages outside any community. */
function OwnPage({ path }: { path: string }) {
  return path === '/setup' ? <SetupPage /> : <LoginPage />
}

function Navigated({ base, pages }: { base: string; pages: LoadedPages }) {
  const [path, go] = useLocation()
  const search = useSearch()
  const menu = useMenu(routes, useMenuWords())
  const further = useRef<MenuItem[]>([])
  further.current = menu.filter((item) => item.place === 'menu')
  const navigation = useMemo(() => ({ base, path, search, go, further: further.current }), [base, path, search, go])
  return (
    <NavigationContext value={navigation}>
      <ToastProvider>
        <ResidentShell>
          <PageBoundary path={path}>
            {base === '' ? <OwnPage path={path} /> : <CommunityPages pages={pages} />}
          </PageBoundary>
        </ResidentShell>
      </ToastProvider>
    </NavigationContext>
  )
}

/** The resident face: the pages of one community, or those before any: signing in, and the first use. */
export function ResidentApp({ pages }: { pages: LoadedPages }) {
  const { community, now } = boot()
  const base = community && location.pathname !== '/login' ? `/c/${community.key}` : ''
  const place = community && { ...community, now }
  return (
    <PlaceContext value={place}>
      <Router base={base}>
        <Navigated base={base} pages={pages} />
      </Router>
    </PlaceContext>
  )
}
