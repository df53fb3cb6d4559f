import { type ComponentType, lazy } from 'react'
import type { ModuleRoute } from './convention.ts'
import type { LoadWords } from './words.ts'

type Catalogues = Record<string, () => Promise<Record<string, unknown>>>

/** Texts of a module from what `import.meta.glob('…/i18n/*.json')` found. A language not there answers nothing. */
export function wordLoader(catalogues: Catalogues, own: Catalogues): LoadWords {
  return async (locale, module) => {
    const tail = module === 'kit' ? `/i18n/${locale}.json` : `modules/${module}/i18n/${locale}.json`
    const found = Object.entries(module === 'kit' ? own : catalogues).find(([file]) => file.endsWith(tail))
    return found ? found[1]() : {}
  }
}

/** The page of a route with its module's texts, loaded side by side when first shown. */
export function lazyPage(
  route: ModuleRoute,
  loadNamespace: (module: string) => Promise<unknown>,
): ComponentType<{ params: Record<string, string | undefined> }> {
  return lazy(async () => {
    const [page] = await Promise.all([route.page(), loadNamespace(route.module)])
    return { default: page.default as ComponentType<{ params: Record<string, string | undefined> }> }
  })
}
