import type { Module } from './module.ts'

/** Server sentences in the languages there are; zh-CN is complete, the others fall back to it. */
export type Texts = {
  refusal(language: string, code: string, params?: Params): string
  field(language: string, code: string, params?: Params): string
  message(language: string, module: string, key: string, params?: Params): string
}

type Params = Record<string, string | number>
export type Catalogue = {
  refusals?: Record<string, string>
  fields?: Record<string, string>
  messages?: Record<string, string>
}

const fallback = 'zh-CN'

export function createTexts(platform: Record<string, Catalogue>, modules: readonly Module[]): Texts {
  const byModule = new Map<string, Record<string, Catalogue>>([['platform', platform]])
  for (const module of modules) byModule.set(module.name, module.texts)
  const find = (language: string, module: string, group: keyof Catalogue, key: string) =>
    byModule.get(module)?.[language]?.[group]?.[key] ?? byModule.get(module)?.[fallback]?.[group]?.[key]
  return {
    refusal(language, code, params) {
      const [module = '', ...rest] = code.split('.')
      return fill(find(language, module, 'refusals', rest.join('.')) ?? code, params)
    },
    field: (language, code, params) =>
      fill(
        find(language, 'platform', 'fields', code) ?? find(language, 'platform', 'fields', 'invalid') ?? code,
        params,
      ),
    message: (language, module, key, params) => fill(find(language, module, 'messages', key) ?? key, params),
  }
}

function fill(sentence: string, params: Params = {}): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** Picks from `Accept-Language` one of the languages we have. */
export function chooseLanguage(header: string | undefined): 'zh-CN' | 'zh-Hant' | 'en' {
  for (const part of (header ?? '').split(',').slice(0, 10)) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
