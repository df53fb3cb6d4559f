// How a module's pages enter the faces. See README.md for an example of each.
import type { ComponentType } from 'react'

/** What every page component receives: the named segments of its path. */
export interface PageProps<Name extends string = never> {
  params: Record<Name, string>
}

/** One entry of a face's navigation. */
export interface NavItem {
  /** Text key in the module's own namespace: `resident.nav.file`. */
  label: string
  /** Key in the community's own names; when the community has a word for it, that word is shown. */
  name?: string
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  /** Ascending; tens, so that others fit between. */
  order: number
  /** `bar`: also in the bottom bar of the phone (first five by order); `menu`: only in the menu. */
  place?: 'bar' | 'menu'
  /** Workbench: heading under which it stands. */
  group?: 'desk' | 'work' | 'field' | 'joint' | 'asked' | 'people' | 'team' | 'care' | 'settings' | 'own'
  /** Workbench: the letter that goes there after `g`. */
  key?: string
  /** Shown only to sessions with this permission in the community. */
  permission?: string
}

/** A page of the resident face or the workbench. */
export interface FaceRoute {
  /** Below the community: `/`, `/requests/:number`. */
  path: string
  /** Default export is the page; loaded when first visited. */
  page: () => Promise<{ default: ComponentType<{ params: never }> }>
  nav?: NavItem
  /** Workbench: further ways to the page in palette and keys: something new, or the page with a filter set. */
  jumps?: Jump[]
}

/** A way to a page beside its menu entry. */
export interface Jump {
  /** Text key in the module's own namespace. */
  label: string
  /** The path with its search, where it differs from the route's: `/requests?state=to_dispatch`. */
  to?: string
  /** The letter after `g`, or after `n` for what begins something new. */
  key?: string
  /** Begins something new: 新建诉求. */
  create?: boolean
  /** Shown only to sessions with this permission in the community. */
  permission?: string
}

/** A block that a module adds to a page of another one, which names the place and hands on the id of its thing (kit/parts.tsx). */
export interface FacePart {
  /** `people.person` */
  place: string
  /** Ascending; tens, so that others fit between. Each once in a place. */
  order: number
  /** Shown only to sessions with this permission in the community. */
  permission?: string
  /** Default export is the block; loaded when first shown. */
  part: () => Promise<{ default: ComponentType<{ id: string }> }>
}

/** A part with the module it came from. */
export interface ModulePart extends FacePart {
  module: string
}

/** A route with the module it came from, whose name is also its text namespace. */
export interface ModuleRoute extends FaceRoute {
  module: string
}

/** `../../modules/requests/web/resident.tsx` → `requests`. */
function moduleOf(file: string): string {
  return /modules\/([^/]+)\//.exec(file)?.[1] ?? ''
}

/** Flattens routes (or parts) that `import.meta.glob` found into one list, named by module and limited to those switched on. */
export function collectRoutes<T extends object>(
  found: Record<string, T[]>,
  enabled: string[] | undefined,
): (T & { module: string })[] {
  return Object.entries(found).flatMap(([file, routes]) => {
    const module = moduleOf(file)
    return enabled && !enabled.includes(module) ? [] : routes.map((route) => ({ ...route, module }))
  })
}
