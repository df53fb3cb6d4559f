import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One catalogue of texts: `src/modules/requests/i18n/zh-CN.json`. */
export interface Catalogue {
  file: string
  /** Module that owns it; `platform` for the platform's own, `kit` for the pages' own. */
  owner: string
  language: string
  /** Sentences by dotted key, the group first: `refusals.closed`, `pages.resident.file.title`. */
  texts: Map<string, string>
}

/** Reads a catalogue. Throws when it isn't JSON. */
export function readCatalogue(baseDir: string, file: string): Catalogue {
  const content = JSON.parse(readFileSync(join(baseDir, file), 'utf8')) as unknown
  return { file, owner: ownerOf(file), language: basename(file, '.json'), texts: new Map(flatten(content, '')) }
}

/** Who owns the texts of a source file, or of a catalogue. */
export function ownerOf(file: string): string {
  const folder = /^src\/(?:modules|engines)\/([^/]+)\//.exec(file)?.[1]
  return folder ?? (file.startsWith('src/app/') ? 'kit' : 'platform')
}

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`))
}

/** The placeholders of a sentence, sorted: `{{count}}`. */
export function placeholders(sentence: string): string {
  return [...new Set(sentence.match(/\{\{\s*\w+/g))]
    .map((found) => found.replace(/[{\s]/g, ''))
    .sort()
    .join(', ')
}
