import type { i18n } from 'i18next'
import { type ComponentType, createElement, lazy } from 'react'
import type { ModulePart, ModuleRoute } from './convention.ts'
import type { LoadedPart } from './kit/parts.tsx'
import { NotFound } from './not-found.tsx'
import { type LoadWords, menuWords } from './words.ts'

type Catalogues = Record<string, () => Promise<Record<string, unknown>>>

/**
 * Texts of a module from what `import.meta.glob('…/i18n/*.json')` found, of the kit from `own`, and of the menus of all modules from
 * `menus` by language. A language not there answers nothing.
 */
export function wordLoader(catalogues: Catalogues, own: Catalogues, menus: Catalogues): LoadWords {
  return async (locale, module) => {
    if (module === menuWords) return menus[locale]?.() ?? {}
    const tail = module === 'kit' ? `/i18n/${locale}.json` : `modules/${module}/i18n/${locale}.json`
    const found = Object.entries(module === 'kit' ? own : catalogues).find(([file]) => file.endsWith(tail))
    return found ? found[1]() : {}
  }
}

export interface LoadedPage extends ModuleRoute {
  Page: ComponentType<{ params: Record<string, string | undefined> }>
}

export type LoadedPages = LoadedPage[]

/** The pages of the routes, each loaded side by side with its module's texts when first shown. */
export function loadablePages(routes: ModuleRoute[], words: i18n): LoadedPages {
  return routes.map((route) => ({
    ...route,
    Page: lazy(async () => {
      const [page] = await Promise.all([route.page(), words.loadNamespaces(route.module)])
      return { default: ofId(page.default as LoadedPage['Page']) }
    }),
  }))
}

const idForm = /^(?:\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i

/** What can't be the id of anything leads nowhere, whatever the API has at that address. */
function ofId(Page: LoadedPage['Page']): LoadedPage['Page'] {
  return (props) => createElement(idForm.test(props.params['id'] ?? '0') ? Page : NotFound, props)
}

/**
 * Asks for the page at `path` (below the face’s base), its texts and those of the navigation at once, before the first render needs
 * them: each step that waits for the one before costs a slow phone a third of a second. What fails here fails again, and is shown,
 * where it is needed.
 */
export function fetchAhead(routes: ModuleRoute[], path: string, loadWords: LoadWords, locale: string): void {
  const segments = path.replace(/(.)\/$/, '$1').split('/')
  const route = routes.find((candidate) => fits(candidate.path.split('/'), segments))
  const spoken = [menuWords, ...(route ? [route.module] : [])]
  Promise.all([route?.page(), ...spoken.map((module) => loadWords(locale, module))]).catch(() => {})
}

function fits(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length && pattern.every((part, at) => part.startsWith(':') || part === segments[at])
  )
}

/** The blocks of modules on pages of others, each loaded with its module's texts when first shown. */
export function loadableParts(parts: ModulePart[], words: i18n): LoadedPart[] {
  return parts.map(({ part, module, ...rest }) => ({
    ...rest,
    Part: lazy(async () => {
      const [loaded] = await Promise.all([part(), words.loadNamespaces(module)])
      return loaded
    }),
  }))
}
