import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Definition } from '../store.ts'
import { areaRowsOf } from './area-rows.ts'
import { dwellingRowsOf, householdRowsOf, personRowsOf } from './home-rows.ts'

/** A row as the register gives it: what each source says, by its key. */
export type Gathered = {
  key: string
  label: string
  person_id: string | null
  dwelling_id: string | null
  identity_sealed: Buffer | null
  minor: boolean
  /** Where it lies; null for who lives nowhere. */
  admin_path: string | null
  compound_path: string | null
  values: Readonly<Record<string, string | number>>
}
export type GatheredPage = { rows: Gathered[]; next: string | null }
export type Wanted = { definition: Definition; from: string; to: string; paths: readonly string[] | undefined }

/** Rows of a form behind the mark `after`, as the register has them now. */
export function gatherRows(
  ctx: ReadContext,
  wanted: Wanted,
  cut: { limit: number; after?: string | undefined },
): Promise<GatheredPage> {
  const { rows } = wanted.definition
  if (rows === 'person') return personRowsOf(ctx, wanted, cut)
  if (rows === 'household') return householdRowsOf(ctx, wanted, cut)
  if (rows === 'dwelling') return dwellingRowsOf(ctx, wanted, cut)
  return areaRowsOf(ctx, wanted, rows)
}
