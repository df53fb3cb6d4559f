import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { areasByIds } from '../../territory/api.ts'
import { drawSample } from './draw.ts'
import { type Questionnaire, today } from './store.ts'

/** Who could be asked: `key` is the person's or the dwelling's id. */
export type Eligible = { key: string; person_id: string | null; dwelling_id: string; compound: string | null }

/** So many are asked at most: a community of more than ten thousand, with room. */
export const askedMost = 20_000

/** 18, as for everything somebody decides alone (民法典 17). */
const grownUpYears = 18

/** Of `p`, a person: grown up on this day, or of an age nobody knows. */
export function grownUp(day: string) {
  return sql`(p.birth_date is null or p.birth_date <= ${day}::date - make_interval(years => ${grownUpYears}))`
}

/** The areas it is about. Refusal: `questionnaires.area_unknown`. */
export async function areasOf(ctx: ReadContext, ids: readonly string[]) {
  const areas = await areasByIds(ctx.tx, ctx.communityId, ids)
  if (ids.some((id) => !areas.has(id))) {
    refuse('questionnaires.area_unknown', {}, [{ path: 'area_ids', code: 'invalid' }])
  }
  return areas
}

/**
 * Grown-ups who live there, or dwellings in which somebody lives; of the whole community where no area is named.
 * Refusals: `questionnaires.area_unknown`, `questionnaires.too_many`.
 */
export async function eligibleOf(
  ctx: ReadContext,
  { unit, area_ids }: Pick<Questionnaire, 'unit' | 'area_ids'>,
): Promise<Eligible[]> {
  const areas = await areasOf(ctx, area_ids)
  const places = [...areas.values()].map((area) => {
    const path = area.compound_path ?? area.admin_path ?? ''
    const column = sql.ref(area.compound_path === null ? 'r.admin_path' : 'r.compound_path')
    return sql`(${column} = ${path} or (${column} >= ${`${path}/`} and ${column} < ${`${path}0`}))`
  })
  const key = unit === 'person' ? sql`r.person_id` : sql`r.dwelling_id`
  const found = await sql<Eligible>`
    select distinct on (${key}) ${key} as key, ${unit === 'person' ? sql`r.person_id` : sql`null::uuid`} as person_id, r.dwelling_id,
      b.compound_id as compound
    from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id and p.merged_into is null
    join territory.dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id and d.retired_at is null
    join territory.areas b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${ctx.communityId} and r.until_day is null and r.lives_here
      and ${unit === 'person' ? grownUp(await today(ctx)) : sql`d.use = 'residential'`}
      and ${places.length === 0 ? sql`true` : sql`(${sql.join(places, sql` or `)})`}
    order by ${key}, r.id limit ${askedMost + 1}`.execute(ctx.tx)
  if (found.rows.length > askedMost) refuse('questionnaires.too_many', { most: askedMost })
  return found.rows
}

/** Whom it asks of these: all, or those drawn. */
export function askedAmong(
  all: readonly Eligible[],
  { reach, sample_size }: Pick<Questionnaire, 'reach' | 'sample_size'>,
  seed: string,
): readonly Eligible[] {
  if (reach === 'link') return []
  return reach === 'all' ? all : drawSample(all, sample_size ?? 0, seed)
}

/** How many of some there are in each compound, by name. */
export async function byCompound<T>(
  ctx: ReadContext,
  compounds: readonly (string | null)[],
  make: (id: string | null, name: string) => T,
): Promise<T[]> {
  const ids = [...new Set(compounds)]
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    ids.flatMap((id) => id ?? []),
  )
  const elsewhere = ctx.services.texts.message(ctx.language, 'questionnaires', 'no_compound')
  return ids
    .map((id) => ({ id, name: areas.get(id ?? '')?.name ?? elsewhere }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name, 'zh-CN'))
    .map(({ id, name }) => make(id, name))
}
