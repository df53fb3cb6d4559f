import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type RegisteredTie, registeredIn } from '../../../people/api.ts'
import { areasByIds, type Dwelling, dwellingsByIds, dwellingsOfArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { followsRoll, onlyPassed } from '../rounds/follow.ts'
import { guessAffected } from '../rounds/lift.ts'
import { type BallotRow, changeBallot, lockBallot } from '../store.ts'
import { ballotDetail } from '../views.ts'
import { clearRoll } from './clear.ts'
import { copyRoll } from './copy.ts'
import { type PlannedVoter, planHouseholds, planOwners, planPersons } from './plan.ts'

/** Dwellings are asked for in pieces of so many. */
const dwellingsAtOnce = 4_000
const votersMost = 50_000
const dwellingsOfAreaMost = 5_000

/** Draws the roll from the register as it was on the ballot's day; an earlier draft of it goes. Refusals: see the route. */
export const drawRoll = command(routes['POST /api/c/:community/ballots/:id/draw-roll'], {
  async handle(ctx, { id }) {
    const row = await lockBallot(ctx, id, ['draft'])
    const drawn = followsRoll(row) ? await copyRoll(ctx, row) : await drawnFromRegister(ctx, row)
    await guessAffected(ctx, row)
    ctx.audit('ballot', id, { roll_drawn: drawn, roll_day: row.roll_day })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

async function drawnFromRegister(ctx: WriteContext, row: BallotRow): Promise<number> {
  const planned = await onlyPassed(ctx, row, await planRoll(ctx, row))
  if (planned.voters.length === 0 && row.roll_kind !== 'listed') refuse('ballots.roll_empty')
  if (planned.voters.length > votersMost) refuse('ballots.roll_large', { most: votersMost })
  if (row.roll_kind !== 'listed') await clearRoll(ctx, row.id)
  const last = await insertVoters(ctx, row, planned.voters, planned.dwellings)
  await changeBallot(ctx, row.id, { roll_drawn_at: ctx.now, roll_last: Math.max(last, row.roll_last) })
  return planned.voters.length
}

export type Planned = { voters: PlannedVoter[]; dwellings: Map<string, Dwelling> }

async function planRoll(ctx: WriteContext, row: BallotRow): Promise<Planned> {
  if (row.roll_kind === 'listed') return { voters: [], dwellings: new Map() }
  const ties = await registeredIn(ctx.tx, ctx.communityId, row, row.roll_day)
  if (row.roll_kind === 'owners') {
    const units = await dwellingsOfArea(ctx.tx, ctx.communityId, row)
    if (units.length >= dwellingsOfAreaMost) refuse('ballots.roll_large', { most: dwellingsOfAreaMost })
    return { voters: planOwners(units, ties, row), dwellings: new Map(units.map((unit) => [unit.id, unit])) }
  }
  const voters = row.roll_kind === 'persons' ? planPersons(ties, row.roll_day) : planHouseholds(ties, row.roll_day)
  return { voters, dwellings: await dwellingsOf(ctx, ties) }
}

async function dwellingsOf(ctx: WriteContext, ties: readonly RegisteredTie[]): Promise<Map<string, Dwelling>> {
  const ids = [...new Set(ties.map((tie) => tie.dwelling_id))]
  const all = new Map<string, Dwelling>()
  for (let at = 0; at < ids.length; at += dwellingsAtOnce) {
    for (const entry of await dwellingsByIds(ctx.tx, ctx.communityId, ids.slice(at, at + dwellingsAtOnce)))
      all.set(...entry)
  }
  return all
}

/** Writes rows in the order of their places, numbered on from the last; answers the last number. */
async function insertVoters(
  ctx: WriteContext,
  row: BallotRow,
  planned: readonly PlannedVoter[],
  dwellings: ReadonlyMap<string, Dwelling>,
): Promise<number> {
  if (planned.length === 0) return 0
  const order = new Map([...dwellings.keys()].map((id, index) => [id, index]))
  const sorted = planned.toSorted((a, b) => (order.get(a.dwelling_id) ?? 0) - (order.get(b.dwelling_id) ?? 0))
  const placeOf = await placing(ctx, [...dwellings.values()])
  const from = row.roll_kind === 'listed' ? row.roll_last : 0
  const rows = sorted.map((voter, index) => {
    const dwelling = dwellings.get(voter.dwelling_id)
    return {
      id: ctx.newId(),
      serial: from + index + 1,
      ...{ same_key: voter.same_key, person_id: voter.person_id, name: voter.name, group_code: voter.group_code },
      ...placeOf(dwelling),
      area_cm2: voter.units.reduce((sum, unit) => sum + unit.area_cm2, 0),
      units: Math.max(1, voter.units.length),
      source: voter.source,
    }
  })
  await writeVoters(ctx, row.id, rows)
  const idOf = (index: number) => rows[index]?.id ?? ''
  await writeSpeakers(
    ctx,
    row.id,
    sorted.flatMap((voter, index) => voter.speakers.map((person_id) => ({ voter_id: idOf(index), person_id }))),
  )
  await writeUnits(
    ctx,
    row.id,
    sorted.flatMap((voter, index) =>
      voter.units.map((unit) => ({ voter_id: idOf(index), ...unit, ...placeOf(dwellings.get(unit.dwelling_id)) })),
    ),
  )
  return from + rows.length
}

/** Where a row lies: dwelling, building and stairwell with their names. */
export async function placing(ctx: WriteContext, dwellings: readonly Dwelling[]) {
  const blocks = dwellings.flatMap((one) => [one.building_id, one.stairwell_id ?? []].flat())
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(blocks)])
  return (dwelling: Dwelling | undefined) => ({
    place: dwelling?.full_name ?? '',
    dwelling_id: dwelling?.id ?? null,
    building_id: dwelling?.building_id ?? null,
    building: areas.get(dwelling?.building_id ?? '')?.full_name ?? '',
    stairwell_id: dwelling?.stairwell_id ?? null,
    stairwell: areas.get(dwelling?.stairwell_id ?? '')?.full_name ?? '',
    admin_path: dwelling?.admin_path ?? null,
    compound_path: dwelling?.compound_path ?? null,
  })
}

export async function writeVoters(ctx: WriteContext, ballotId: string, rows: readonly object[]): Promise<void> {
  await sql`
    insert into ballots.voters (community_id, ballot_id, id, serial, same_key, person_id, name, place, building_id, building, admin_path,
      compound_path, area_cm2, units, group_code, source, dwelling_id, stairwell_id, stairwell)
    select ${ctx.communityId}::int, ${ballotId}::uuid, r.id, r.serial, r.same_key, r.person_id, r.name, r.place, r.building_id, r.building,
      r.admin_path, r.compound_path, r.area_cm2, r.units, r.group_code, r.source, r.dwelling_id, r.stairwell_id,
      coalesce(r.stairwell, '')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, serial int, same_key text, person_id uuid, name text, place text,
      building_id uuid, building text, admin_path text, compound_path text, area_cm2 bigint, units int, group_code text, source text,
      dwelling_id uuid, stairwell_id uuid, stairwell text)`.execute(ctx.tx)
}

export async function writeSpeakers(ctx: WriteContext, ballotId: string, rows: readonly object[]): Promise<void> {
  await sql`
    insert into ballots.speakers (community_id, ballot_id, voter_id, person_id)
    select ${ctx.communityId}::int, ${ballotId}::uuid, r.voter_id, r.person_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (voter_id uuid, person_id uuid)
    on conflict do nothing`.execute(ctx.tx)
}

async function writeUnits(ctx: WriteContext, ballotId: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ballots.units (community_id, ballot_id, dwelling_id, voter_id, name, area_cm2, building_id, building, stairwell_id, stairwell)
    select ${ctx.communityId}::int, ${ballotId}::uuid, r.dwelling_id, r.voter_id, r.name, r.area_cm2, r.building_id, r.building, r.stairwell_id,
      r.stairwell
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (dwelling_id uuid, voter_id uuid, name text, area_cm2 bigint, building_id uuid,
      building text, stairwell_id uuid, stairwell text)`.execute(ctx.tx)
}
