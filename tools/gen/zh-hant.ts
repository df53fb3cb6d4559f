import { globSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { inside, root } from '../lib/root.ts'
import corrections from './zh-hant.corrections.json' with { type: 'json' }

/** Characters by the Taiwan standard, which Hong Kong and Macau read too; words stay as they are. */
const convert = Converter({ from: 'cn', to: 'tw' })

/** Traditional catalogues, one beside each Simplified one, in the form of a generated file. */
export function traditionalCatalogues(): { file: string; make(): Promise<string> }[] {
  return globSync('src/**/i18n/zh-CN.json', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({
      file: file.replace('zh-CN', 'zh-Hant'),
      make: async () => traditional(readFileSync(inside(file), 'utf8').replaceAll('\r\n', '\n')),
    }))
}

/**
 * Simplified text (a whole catalogue: keys are ASCII) in traditional characters. OpenCC chooses among characters by words and is at
 * times wrong or speaks as one place does; `zh-hant.corrections.json` says what to write instead of what it wrote.
 */
export function traditional(text: string): string {
  return Object.entries(corrections).reduce((mended, [is, should]) => mended.replaceAll(is, should), convert(text))
}
