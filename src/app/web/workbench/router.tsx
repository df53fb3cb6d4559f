import { createRootRoute, createRoute, createRouter, Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { NavigationContext } from '../kit/navigation.tsx'
import { PageBoundary } from '../kit/page-boundary.tsx'
import { type MenuItem, useMenu } from '../navigation-items.ts'
import { NotFound } from '../not-found.tsx'
import type { LoadedPage, LoadedPages } from '../page-loader.ts'
import { useMenuWords } from '../words.ts'
import { routes } from './routes.ts'
import { WorkbenchShell } from './shell.tsx'

function Frame() {
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const base = router.basepath
  const search = searchStr.replace(/^\?/, '')
  const menu = useRef<MenuItem[]>([])
  menu.current = useMenu(routes, useMenuWords())
  const navigation = useMemo(
    () => ({
      base,
      path: pathname,
      search,
      go: (to: string, options?: { replace?: boolean }) => {
        if (options?.replace) router.history.replace(base + to)
        else router.history.push(base + to)
      },
      nameOf: (path: string) => menu.current.find((item) => item.to === path)?.text,
    }),
    [base, pathname, search, router],
  )
  return (
    <NavigationContext value={navigation}>
      <WorkbenchShell>
        <PageBoundary path={pathname}>
          <Outlet />
        </PageBoundary>
      </WorkbenchShell>
    </NavigationContext>
  )
}

/** `/requests/:number` → `/requests/$number`, the router's own spelling. */
function routerPath(path: string): string {
  return path.replace(/:(\w+)/g, '$$$1')
}

function withParams(Page: LoadedPage['Page'], params: () => object) {
  return function RoutePage() {
    return <Page params={params() as Record<string, string | undefined>} />
  }
}

/** The workbench's router over the modules' pages; the query part stays plain text, so that a view is a readable address. */
export function createWorkbenchRouter(community: string, pages: LoadedPages) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
  const children = pages.map(({ path, Page }) => {
    const made = createRoute({ getParentRoute: () => root, path: routerPath(path) })
    return made.update({ component: withParams(Page, () => made.useParams()) })
  })
  return createRouter({
    routeTree: root.addChildren(children),
    basepath: `/w/${community}`,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString()
      return text && `?${text}`
    },
  })
}
