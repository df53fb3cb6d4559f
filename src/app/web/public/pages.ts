import type { RegisteredPage } from '../public-page.ts'

const found = import.meta.glob<RegisteredPage[]>('../../../modules/*/web/public.{ts,tsx}', {
  eager: true,
  import: 'pages',
})

/** Every public page with the module it came from. */
export const pages = Object.entries(found).flatMap(([file, list]) => {
  const module = /modules\/([^/]+)\//.exec(file)?.[1] ?? ''
  return list.map((page) => ({ ...page, module }))
})
