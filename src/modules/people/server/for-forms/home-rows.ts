import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { pageFrom } from '../../../../platform/paging.ts'
import { dwellingsByIds } from '../../../territory/api.ts'
import { allFields, openFields } from '../fields-of-community/fields.ts'
import { type Values, valueText } from '../fields-of-community/values.ts'

export type HouseholdRow = {
  id: string
  dwelling_id: string
  dwelling: string
  head_id: string | null
  head: string | null
  head_phone: string | null
  members: number
}

type Cut = { limit: number; after?: string | undefined }

/** Households that are together now. Asked by jobs for the whole community. */
export async function householdFormRows(
  ctx: ReadContext,
  cut: Cut & { dwellingId?: string },
): Promise<{ items: HouseholdRow[]; next: string | null }> {
  const found = await sql<Omit<HouseholdRow, 'dwelling'>>`
    select h.id, h.dwelling_id, p.id as head_id, p.name as head, p.phone as head_phone,
      (select count(*)::int from people.household_members m
        where m.community_id = h.community_id and m.household_id = h.id and m.left_at is null) as members
    from people.households h
    left join people.household_members hm on hm.community_id = h.community_id and hm.household_id = h.id and hm.left_at is null
      and hm.relation = 'head'
    left join people.persons p on p.community_id = hm.community_id and p.id = hm.person_id and p.erased_at is null
    where h.community_id = ${ctx.communityId} and h.dissolved_at is null
      and ${cut.after === undefined ? sql`true` : sql`h.id > ${cut.after}::uuid`}
      and ${cut.dwellingId === undefined ? sql`true` : sql`h.dwelling_id = ${cut.dwellingId}::uuid`}
    order by h.id limit ${cut.limit + 1}`.execute(ctx.tx)
  const items = found.rows.slice(0, cut.limit)
  const dwellings = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    items.map((row) => row.dwelling_id),
  )
  const page = pageFrom(found.rows, cut.limit, () => [])
  return {
    items: items.map((row) => ({ ...row, dwelling: dwellings.get(row.dwelling_id)?.full_name ?? '' })),
    next: page.next === null ? null : (items.at(-1)?.id ?? null),
  }
}

/** What the community's own fields say of these dwellings, in words, by dwelling and field: those that stand in sheets. */
export async function dwellingFieldTexts(
  ctx: ReadContext,
  dwellingIds: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const fields = openFields(await allFields(ctx, 'dwelling'))
  if (fields.length === 0 || dwellingIds.length === 0) return new Map()
  const found = await sql<{ dwelling_id: string; custom: Values }>`
    select dwelling_id, custom from people.dwelling_facts
    where community_id = ${ctx.communityId} and dwelling_id = any (${[...dwellingIds]}::uuid[])`.execute(ctx.tx)
  return new Map(
    found.rows.map(({ dwelling_id, custom }) => [
      dwelling_id,
      Object.fromEntries(fields.map((field) => [field.id, valueText(ctx, field, custom[field.id])])),
    ]),
  )
}
