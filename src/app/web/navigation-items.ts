import type { TFunction } from 'i18next'
import type { ModuleRoute, NavItem } from './convention.ts'
import { usePlace } from './place.ts'
import { useMay } from './session.ts'

/** A menu entry ready to show. */
export interface MenuItem extends NavItem {
  to: string
  text: string
}

/**
 * The entries this person sees, in order, by the community's own words. `t` reads the menu's texts (words.ts), where those of a module
 * stand below its name.
 */
export function useMenu(routes: ModuleRoute[], t: TFunction): MenuItem[] {
  const may = useMay()
  const names = usePlace()?.names ?? {}
  return routes
    .flatMap((route) => (route.nav ? [{ ...route.nav, to: route.path, module: route.module }] : []))
    .filter((item) => may(item.permission))
    .sort((a, b) => a.order - b.order)
    .map((item) => ({ ...item, text: (item.name && names[item.name]) || t(`${item.module}.${item.label}`) }))
}

/** A way to a page for palette and keys: menu entries, and what routes list as `jumps`. */
export interface JumpItem {
  to: string
  text: string
  keys: string
  create: boolean
}

/** All ways this person may go, menu entries first. */
export function useJumps(routes: ModuleRoute[], t: TFunction): JumpItem[] {
  const may = useMay()
  const entries = useMenu(routes, t).map(({ to, text, key }) => ({
    to,
    text,
    keys: key ? `g ${key}` : '',
    create: false,
  }))
  const further = routes.flatMap(({ jumps = [], path, module }) =>
    jumps
      .filter((jump) => may(jump.permission))
      .map(({ to = path, label, key, create = false }) => ({
        to,
        text: t(`${module}.${label}`),
        keys: key ? `${create ? 'n' : 'g'} ${key}` : '',
        create,
      })),
  )
  return [...entries, ...further]
}

/** The entry of the page shown: the longest path that it begins with. */
export function currentItem(items: MenuItem[], path: string): MenuItem | undefined {
  return items
    .filter((item) => path === item.to || (item.to !== '/' && path.startsWith(`${item.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0]
}
