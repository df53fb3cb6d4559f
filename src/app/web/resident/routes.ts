import { boot } from '../boot.ts'
import { collectRoutes, type FacePart, type FaceRoute } from '../convention.ts'
import { wordLoader } from '../page-loader.ts'

type Words = Record<string, unknown>

const words = (file: { default: Words }) => file.default

const found = import.meta.glob<FaceRoute[]>('../../../modules/*/web/resident.{ts,tsx}', {
  eager: true,
  import: 'routes',
})

/** Pages of the modules switched on in this community. */
export const routes = collectRoutes(found, boot().community?.modules)

const foundParts = import.meta.glob<FacePart[]>('../../../modules/*/web/resident-parts.{ts,tsx}', {
  eager: true,
  import: 'parts',
})

/** What they add to pages of each other. */
export const parts = collectRoutes(foundParts, boot().community?.modules)

export const loadWords = wordLoader(
  import.meta.glob<Words>('../../../modules/*/i18n/*.json', { query: '?words=resident', import: 'default' }),
  import.meta.glob<Words>(['../i18n/*.json', '!../i18n/zh-CN.json'], { import: 'default' }),
  {
    'zh-CN': () => import('virtual:menu-words/resident/zh-CN').then(words),
    'zh-Hant': () => import('virtual:menu-words/resident/zh-Hant').then(words),
    en: () => import('virtual:menu-words/resident/en').then(words),
  },
)
