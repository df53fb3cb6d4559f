import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { PartKind } from '../../contract/kinds.ts'
import type { BallotRow } from '../store.ts'
import type { OwnersFigures, Sides } from './owners.ts'

/** One building or stairwell, counted by itself. */
export type Part = {
  id: string
  name: string
  passed: boolean
  figures: OwnersFigures
  affected: { all: number; for: number } | null
}

type Side = Sides['all']
type Row = { id: string | null; name: string; side: string; heads: number; area_cm2: number }

const sideOf = sql`
  case when c.voter_id is null then case when v.delivered_on is null then 'unreached' else 'silent' end
    when not c.valid then 'spoiled' when c.choices[1] = 'for' then 'for' when c.choices[1] = 'against' then 'against' else 'abstained' end`

const votesJoin = sql`
  left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id`

/** Id and name of the part a row of `alias` lies in. */
const partOf = (alias: 'u' | 'v', by: PartKind) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  if (by === 'building') return sql`${column('building_id')} as id, ${column('building')} as name`
  return sql`coalesce(${column('stairwell_id')}, ${column('building_id')}) as id,
    coalesce(nullif(${column('stairwell')}, ''), ${column('building')}) as name`
}

const none: Side = { heads: 0, area_cm2: 0 }

function sidesFrom(rows: readonly Row[]): Sides {
  const of = (side: string) => {
    const one = rows.find((row) => row.side === side)
    return one ? { heads: one.heads, area_cm2: one.area_cm2 } : none
  }
  const all = rows.reduce((sum, row) => ({ heads: sum.heads + row.heads, area_cm2: sum.area_cm2 + row.area_cm2 }), none)
  const [agreed, against, abstained] = [of('for'), of('against'), of('abstained')]
  return { all, for: agreed, against, abstained, spoiled: of('spoiled'), silent: of('silent') }
}

/** Everybody on the roll together. */
export async function sidesOf(ctx: ReadContext, ballotId: string): Promise<Sides> {
  const found = await sql<Row>`
    select null as id, '' as name, ${sideOf} as side, count(*)::int as heads, sum(v.area_cm2)::float8 as area_cm2
    from ballots.voters v ${votesJoin}
    where v.community_id = ${ctx.communityId} and v.ballot_id = ${ballotId} and v.struck_at is null group by 3`.execute(
    ctx.tx,
  )
  return sidesFrom(found.rows)
}

export type PartSides = { id: string; name: string; sides: Sides; affected: { all: number; for: number } | null }

/**
 * The same by building or stairwell, in the order of their names. Who owns units in several is one in each, with the area there; households
 * and persons are where they live.
 */
export async function partsOf(ctx: ReadContext, row: BallotRow): Promise<PartSides[]> {
  if (row.counted_by === 'whole') return []
  const owners = row.roll_kind === 'owners'
  const by = partOf(owners ? 'u' : 'v', row.counted_by)
  const heads = owners ? sql`count(distinct v.id)::int` : sql`count(*)::int`
  const area = owners ? sql`sum(u.area_cm2)::float8` : sql`sum(v.area_cm2)::float8`
  const units = owners
    ? sql`join ballots.units u on u.community_id = v.community_id and u.ballot_id = v.ballot_id and u.voter_id = v.id`
    : sql``
  const found = await sql<Row>`
    select ${by}, ${sideOf} as side, ${heads} as heads, ${area} as area_cm2
    from ballots.voters v ${units} ${votesJoin}
    where v.community_id = ${ctx.communityId} and v.ballot_id = ${row.id} and v.struck_at is null group by 1, 2, 3`.execute(
    ctx.tx,
  )
  const affected = row.kind === 'lift' ? await affectedIn(ctx, row) : undefined
  return [...Map.groupBy(found.rows, (one) => one.id ?? '')]
    .map(([id, rows]) => ({
      id,
      name: rows[0]?.name ?? '',
      sides: sidesFrom(rows),
      affected: affected ? (affected.get(id) ?? { all: 0, for: 0 }) : null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
}

/** Dwellings a lift affects, by part, and how many of their owners voted for it. */
async function affectedIn(ctx: ReadContext, row: BallotRow): Promise<Map<string, { all: number; for: number }>> {
  const found = await sql<{ id: string | null; all: number; for: number }>`
    select ${partOf('u', row.counted_by)}, count(*)::int as all, count(*) filter (where c.valid and c.choices[1] = 'for')::int as for
    from ballots.affected a
    join ballots.units u on u.community_id = a.community_id and u.ballot_id = a.ballot_id and u.dwelling_id = a.dwelling_id
    join ballots.voters v on v.community_id = u.community_id and v.ballot_id = u.ballot_id and v.id = u.voter_id and v.struck_at is null
    ${votesJoin} where a.community_id = ${ctx.communityId} and a.ballot_id = ${row.id} group by 1, 2`.execute(ctx.tx)
  return new Map(found.rows.map((one) => [one.id ?? '', { all: one.all, for: one.for }]))
}
