import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type AreaLevel, areaKeySql } from '../../../territory/api.ts'
import { allFields, type Field, openFields, seenFields, sensitiveFields } from '../fields-of-community/fields.ts'
import { tagsOf } from '../tags.ts'
import { type PersonFilter, personFits } from './person-rows.ts'

type Counts = Map<string, number>

/** How many people who fit live in each area of a level, by the area's code; each once an area. Areas of nobody are missing. */
export async function countPersons(ctx: ReadContext, level: AreaLevel, filter: PersonFilter): Promise<Counts> {
  const found = await sql<{ key: string; count: number }>`
    select ${areaKeySql(level, 'r')} as key, count(distinct r.person_id)::int as count
    from people.residences r
    where r.community_id = ${ctx.communityId} and r.until_day is null and r.lives_here
      and ${filter.role ? sql`r.role = ${filter.role}` : sql`true`}
      and r.person_id in (select id from people.persons where community_id = ${ctx.communityId} and ${await personFits(ctx, filter)})
    group by 1`.execute(ctx.tx)
  return countsOf(found.rows)
}

/** Households that are together now, by the code of the area they live in. */
export async function countHouseholds(ctx: ReadContext, level: AreaLevel): Promise<Counts> {
  const found = await sql<{ key: string; count: number }>`
    select ${areaKeySql(level, 'd')} as key, count(*)::int as count
    from people.households h join territory.dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
    where h.community_id = ${ctx.communityId} and h.dissolved_at is null group by 1`.execute(ctx.tx)
  return countsOf(found.rows)
}

/** Dwellings somebody lives in, by the code of their area. */
export async function countLivedIn(ctx: ReadContext, level: AreaLevel): Promise<Counts> {
  const found = await sql<{ key: string; count: number }>`
    select ${areaKeySql(level, 'r')} as key, count(distinct r.dwelling_id)::int as count from people.residences r
    where r.community_id = ${ctx.communityId} and r.until_day is null and r.lives_here group by 1`.execute(ctx.tx)
  return countsOf(found.rows)
}

function countsOf(rows: readonly { key: string | null; count: number }[]): Counts {
  return new Map(rows.flatMap(({ key, count }) => (key === null ? [] : [[key, count] as const])))
}

/**
 * What forms may ask of entries beside what the register asks everywhere: tags, and fields the asker sees (a job: all). `sensitive` ones are
 * for a form alone that is approved for them (个人信息保护法 28).
 */
export async function askable(ctx: ReadContext) {
  const fields = ctx.actor.kind === 'system' ? await allFields(ctx) : await seenFields(ctx)
  const tellField = ({ id, label, subject, sensitive }: Field) => ({ id, label, subject, sensitive })
  return {
    tags: (await tagsOf(ctx)).map(({ code, label, sensitive }) => ({ code, label, sensitive })),
    fields: [...openFields(fields), ...sensitiveFields(fields)].map(tellField),
  }
}
