import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { askable } from '../../../people/api.ts'
import { typedIn } from '../../contract.ts'
import type { Column, Definition } from '../store.ts'
import { type RowKind, type Source, sources } from './catalogue.data.ts'

type Offered = Source & { label: string; group: string; sensitive?: boolean }
type TagOffered = { code: string; label: string; sensitive: boolean }

const byCode = new Map(sources.map((source) => [source.code, source]))
const subjects: Partial<Record<RowKind, 'person' | 'dwelling'>> = { person: 'person', dwelling: 'dwelling' }

/** The source of a column as far as it ships with the platform; undefined for tags, fields and what is typed in. */
export function sourceOf(code: string): Source | undefined {
  return byCode.get(code)
}

/** Every source rows of a kind may be filled from: those that ship, then the community's own tags and fields. */
export async function sourcesFor(ctx: ReadContext, rows: RowKind): Promise<{ sources: Offered[]; tags: TagOffered[] }> {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'forms', key, params)
  const { tags, fields } = await askable(ctx)
  const shipped = sources
    .filter((source) => source.rows.includes(rows))
    .map((source) => ({ ...source, label: say(`source_${source.code}`) }))
  const own = fields
    .filter((field) => field.subject === subjects[rows] && (rows === 'person' || !field.sensitive))
    .map(({ id, label, sensitive }) => ({
      code: `field:${id}`,
      rows: [rows],
      headings: [label],
      group: 'field' as never,
      label,
      sensitive,
    }))
  const situations =
    rows === 'person'
      ? tags.map(({ code, label, sensitive }) => ({
          sensitive,
          code: `tag:${code}`,
          rows: [rows],
          headings: [label, say('source_tag', { label })],
          group: 'tag' as never,
          label: say('source_tag', { label }),
        }))
      : []
  return { sources: [...shipped, ...own, ...situations], tags }
}

/** Which source a heading of theirs means; typed in where nobody knows. */
export function proposed(offered: readonly Offered[], heading: string): string {
  const plain = heading.replaceAll(/[\s*＊:：]/g, '')
  const found = offered.find((source) => source.headings.includes(plain) && !source.sensitive)
  return found?.code ?? typedIn
}

/**
 * Columns whose sources there are, each once; whether any of it is sensitive. Refusals: `forms.source_unknown`, `forms.wish_unfit`,
 * `forms.column_twice`, `forms.sensitive_terms_needed`, naming the columns.
 */
export async function checkColumns(
  ctx: ReadContext,
  { rows, columns, wish, sensitive: terms }: Pick<Definition, 'rows' | 'columns' | 'wish' | 'sensitive'>,
): Promise<{ sensitive: boolean }> {
  const { sources: offered, tags } = await sourcesFor(ctx, rows)
  const known = new Set([typedIn, ...offered.map((source) => source.code)])
  refuseAt('forms.source_unknown', columns, 'source', (column) => !known.has(column.source))
  const unfit = (of: Definition['wish']) =>
    (of.tag !== undefined && !tags.some((tag) => tag.code === of.tag)) ||
    (of.age_from !== undefined && of.age_to !== undefined && of.age_from > of.age_to)
  if (unfit(wish)) refuse('forms.wish_unfit', {}, [{ path: 'wish', code: 'invalid' }])
  refuseAt(
    'forms.wish_unfit',
    columns,
    'wish',
    (column) => unfit(column.wish) || (asksSome(column) && !byCode.get(column.source)?.counts),
  )
  for (const [part, keyOf] of onceEach) {
    const seen = new Set<string>()
    refuseAt('forms.column_twice', columns, part, (column) => {
      const key = keyOf(column)
      if (key === undefined) return false
      const twice = seen.has(key)
      seen.add(key)
      return twice
    })
  }
  const apart = new Set([
    ...offered.flatMap((source) => (source.sensitive ? [source.code] : [])),
    ...tags.flatMap((tag) => (tag.sensitive ? [tag.code] : [])),
  ])
  const isApart = (code: string | undefined) => code !== undefined && apart.has(code)
  if (terms === null) {
    const needed = 'forms.sensitive_terms_needed'
    refuseAt(needed, columns, 'source', (column) => isApart(column.source) || isApart(column.wish.tag))
    if (isApart(wish.tag)) refuse(needed, { titles: titleOf(tags, wish.tag) }, [{ path: 'wish', code: 'invalid' }])
  }
  return { sensitive: isApart(wish.tag) || columns.some(({ source, wish: of }) => isApart(source) || isApart(of.tag)) }
}

const titleOf = (tags: readonly TagOffered[], code: string | undefined) =>
  tags.find((tag) => tag.code === code)?.label ?? ''

const asksSome = (column: Column) => Object.keys(column.wish).length > 0

/** What no two columns may have in common. */
const onceEach: readonly [string, (column: Column) => string | undefined][] = [
  ['title', (column) => column.id],
  ['title', (column) => column.title],
  ['source', sourceKey],
  ['at', (column) => (column.at === null ? undefined : String(column.at))],
]

/** The same of two columns that ask for the same; undefined for what is typed in. */
export function sourceKey({ source, wish }: Pick<Column, 'source' | 'wish'>): string | undefined {
  if (source === typedIn) return undefined
  return `${source} ${JSON.stringify(Object.entries(wish).sort())}`
}

function refuseAt(code: string, columns: readonly Column[], part: string, wrong: (column: Column) => boolean): void {
  const fields = columns.flatMap((column, index) =>
    wrong(column) ? [{ path: `columns.${index}.${part}`, code: 'invalid' }] : [],
  )
  const titles = columns
    .filter((_, index) => fields.some((field) => field.path === `columns.${index}.${part}`))
    .map((column) => column.title)
  if (fields.length > 0) refuse(code, { titles: titles.join('、') }, fields)
}
