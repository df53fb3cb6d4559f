import { isLanguage, type Language } from '../../../../shared/languages.ts'
import en from '../../i18n/en.json' with { type: 'json' }
import zhCN from '../../i18n/zh-CN.json' with { type: 'json' }
import zhHant from '../../i18n/zh-Hant.json' with { type: 'json' }

/** Words by code, in groups: a command's stand under its module. */
type Words = { [code: string]: string | Words }

const catalogues: Record<Language, Words> = {
  'zh-CN': zhCN.pages.workbench.audit,
  'zh-Hant': zhHant.pages.workbench.audit,
  en: en.pages.workbench.audit,
}

export type AuditWords = {
  command(name: string): string | undefined
  entity(name: string): string | undefined
  field(name: string): string | undefined
}

/** What the audit page calls commands, things and fields, for sheets; undefined where there is no word. */
export function auditWords(language: string): AuditWords {
  const words = catalogues[isLanguage(language) ? language : 'zh-CN']
  return {
    command: (name) => find(words, ['commands', ...name.replaceAll('-', '_').split('.')]),
    entity: (name) => find(words, ['entities', name]),
    field: (name) => find(words, ['fields', name]),
  }
}

function find(words: Words, path: readonly string[]): string | undefined {
  const found = path.reduce<string | Words | undefined>(
    (at, code) => (typeof at === 'object' && Object.hasOwn(at, code) ? at[code] : undefined),
    words,
  )
  return typeof found === 'string' ? found : undefined
}
