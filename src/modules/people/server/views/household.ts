import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { dwellingsByIds } from '../../../territory/api.ts'
import type { householdView } from '../../contract.ts'

export type HouseholdView = z.output<typeof householdView>
type Member = HouseholdView['members'][number]

const membersMost = 100

/** A household with its present members, head first; undefined where this community has none with that id. */
export async function showHousehold(ctx: ReadContext, id: string): Promise<HouseholdView | undefined> {
  const row = await ctx.tx
    .selectFrom('people.households')
    .select(['id', 'kind', 'dwelling_id'])
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const dwellings = await dwellingsByIds(ctx.tx, ctx.communityId, [row.dwelling_id])
  const members = await membersOf(ctx.tx, ctx.communityId, id)
  return {
    id: row.id,
    kind: row.kind,
    dwelling_id: row.dwelling_id,
    dwelling: dwellings.get(row.dwelling_id)?.full_name ?? '',
    members,
  }
}

/** The household a person belongs to now. */
export async function householdOf(ctx: ReadContext, personId: string): Promise<HouseholdView | null> {
  const row = await ctx.tx
    .selectFrom('people.household_members')
    .select('household_id')
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row ? ((await showHousehold(ctx, row.household_id)) ?? null) : null
}

async function membersOf(tx: Tx, communityId: number, householdId: string): Promise<Member[]> {
  const rows = await tx
    .selectFrom('people.household_members as m')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.community_id', '=', 'm.community_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['m.person_id', 'p.name', 'm.relation'])
    .where('m.community_id', '=', communityId)
    .where('m.household_id', '=', householdId)
    .where('m.left_at', 'is', null)
    .orderBy('m.joined_at')
    .orderBy('m.person_id')
    .limit(membersMost)
    .execute()
  const members = rows as Member[]
  return [
    ...members.filter((member) => member.relation === 'head'),
    ...members.filter((member) => member.relation !== 'head'),
  ]
}
