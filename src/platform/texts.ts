import type { Module } from './module.ts'

/** Server sentences in the languages there are; a sentence that one lacks is told in zh-CN. */
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
  const find = (language: string, module: string, group: keyof Catalogue, key: string, params?: Params) => {
    const catalogues = byModule.get(module)
    return (
      sentence(catalogues?.[language]?.[group], language, key, params) ??
      sentence(catalogues?.[fallback]?.[group], fallback, key, params)
    )
  }
  return {
    refusal(language, code, params) {
      const [module = '', ...rest] = code.split('.')
      return fill(find(language, module, 'refusals', rest.join('.'), params) ?? code, params)
    },
    field: (language, code, params) =>
      fill(
        find(language, 'platform', 'fields', code, params) ?? find(language, 'platform', 'fields', 'invalid') ?? code,
        params,
      ),
    message: (language, module, key, params) => fill(find(language, module, 'messages', key, params) ?? key, params),
  }
}

/** The sentence of a key, or of its plural form where `count` chooses one: `rows_one`, `rows_other`. */
function sentence(
  texts: Record<string, string> | undefined,
  language: string,
  key: string,
  params?: Params,
): string | undefined {
  if (typeof params?.count !== 'number') return texts?.[key]
  return texts?.[`${key}_${new Intl.PluralRules(language).select(params.count)}`] ?? texts?.[key]
}

function fill(sentence: string, params: Params = {}): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}
