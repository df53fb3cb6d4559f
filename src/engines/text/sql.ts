/** Search words in PostgreSQL. */
import { type RawBuilder, sql } from 'kysely'
import { queryWords } from './words.ts'

/** A `tsvector` of exactly these words: `to_tsvector` would cut 2-301 apart. `insert … values (vectorSql(words(text)))`. */
export function vectorSql(words: readonly string[]): RawBuilder<string> {
  return sql<string>`array_to_tsvector(${[...words]}::text[])`
}

/**
 * The text of a `tsquery` that finds what holds all words of a query; pass it as a parameter: `words @@ $1::tsquery`.
 * Null when there is nothing to look for (blank, punctuation, particles only). No input makes it malformed.
 */
export function searchQuery(query: string): string | null {
  return tsquery(queryWords(query), '&')
}

/**
 * The text of a `tsquery` for what shares any word of two characters or more with a text's first 200: candidates for near-duplicates,
 * to be bounded by place and time in the query and ordered by `similarity` after it. Null when there is no such word.
 */
export function candidateQuery(text: string): string | null {
  return tsquery(
    queryWords(text).filter((word) => [...word].length >= 2),
    '|',
  )
}

function tsquery(words: readonly string[], operator: '&' | '|'): string | null {
  const lexemes = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`)
  return lexemes.length === 0 ? null : lexemes.join(` ${operator} `)
}
