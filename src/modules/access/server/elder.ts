import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { type ElderStep, isElderStep } from '../../../shared/elder.ts'

/** The step of the elder version the account keeps as its own; null while it hasn't chosen one. */
export async function elderOfAccount(db: Tx, accountId: string): Promise<ElderStep | null> {
  const found = await sql<{ elder: number | null }>`select access.elder_of(${accountId}) as elder`.execute(db)
  const elder = found.rows[0]?.elder
  return isElderStep(elder) ? elder : null
}
