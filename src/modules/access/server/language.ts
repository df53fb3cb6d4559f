import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { isLanguage, type Language } from '../../../shared/languages.ts'

/** The language the account keeps as its own; null while it hasn't chosen one. */
export async function languageOfAccount(db: Tx, accountId: string): Promise<Language | null> {
  const found = await sql<{ language: string | null }>`select access.language_of(${accountId}) as language`.execute(db)
  const language = found.rows[0]?.language
  return isLanguage(language) ? language : null
}
