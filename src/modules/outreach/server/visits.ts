import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { maskPhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { personNames, residentsOfDwellings } from '../../people/api.ts'
import { areasByIds, dwellingsByIds } from '../../territory/api.ts'
import type { answers, visitView } from '../contract.ts'
import { plans, type Round } from './rounds.ts'

export type Answers = z.output<typeof answers>
type VisitView = z.output<typeof visitView>
type Mark = VisitView['marks'][number]

export type Visit = {
  round_id: string
  dwelling_id: string
  building_id: string
  block_id: string
  position: number
  walker_person_id: string
  outcome: 'opened' | 'not_home' | 'refused' | null
  next_day: string | null
  note: string
  answers: Answers
  confirmed: boolean
  revision: number
  field_revisions: Record<string, number>
  changed_at: Date | null
  round_state: Round['state']
}

/** To be followed by conditions on `v` (and `r`, the round), which begin with `and`. */
export function selectVisits(communityId: number) {
  return sql`
    select v.round_id, v.dwelling_id, v.building_id, v.block_id, v.position, v.walker_person_id, v.outcome, v.next_day::text as next_day,
      v.note, v.answers, v.confirmed, v.revision, v.field_revisions, v.changed_at, r.state as round_state
    from outreach.visits v join outreach.rounds r on r.community_id = v.community_id and r.id = v.round_id
    where v.community_id = ${communityId}`
}

/**
 * A visit that the actor may see: its walker while the round goes on, whoever plans always. Refusal: `platform.not_found`.
 * `locked`: for a change.
 */
export async function findVisit(
  ctx: ReadContext,
  roundId: string,
  dwellingId: string,
  locked?: 'locked',
): Promise<Visit> {
  const found = await sql<Visit>`
    ${selectVisits(ctx.communityId)} and v.round_id = ${roundId} and v.dwelling_id = ${dwellingId}
    ${locked ? sql`for update of v` : sql``}`.execute(ctx.tx)
  const visit = found.rows[0]
  return visit && seesVisit(ctx, visit) ? visit : refuse('platform.not_found')
}

function seesVisit(ctx: ReadContext, visit: Visit): boolean {
  const { actor } = ctx
  if (plans(ctx)) return true
  return isWalker(actor.personId, visit) && visit.round_state === 'open'
}

function isWalker(personId: string | null, visit: Visit): boolean {
  return personId !== null && visit.walker_person_id === personId
}

/** Visits as a phone shows them: everything known about the dwelling, so that nothing is asked twice. Nine queries, however many. */
export async function visitViews(ctx: ReadContext, visits: readonly Visit[]): Promise<VisitView[]> {
  const ids = visits.map((visit) => visit.dwelling_id)
  const dwellings = await dwellingsByIds(ctx.tx, ctx.communityId, ids)
  const blocks = await areasByIds(ctx.tx, ctx.communityId, [...new Set(visits.map((visit) => visit.block_id))])
  const residents = await residentsOfDwellings(ctx.tx, ctx.communityId, ids)
  const marks = await marksOf(ctx, visits)
  const photos = await filesOf(ctx, visits)
  const needs = await needsOf(ctx, visits)
  const knocks = await knocksOf(ctx, visits)
  const last = await lastConfirmed(ctx, ids)
  return visits.map((visit) => {
    const key = keyOf(visit)
    return {
      round_id: visit.round_id,
      dwelling_id: visit.dwelling_id,
      name: dwellings.get(visit.dwelling_id)?.full_name ?? '',
      block: blocks.get(visit.block_id)?.full_name ?? '',
      position: visit.position,
      outcome: visit.outcome,
      next_day: visit.next_day,
      note: visit.note,
      answers: visit.answers,
      confirmed: visit.confirmed,
      revision: visit.revision,
      changed_at: visit.changed_at?.toISOString() ?? null,
      knocks: knocks.get(key) ?? 0,
      residents: (residents.get(visit.dwelling_id) ?? []).map(({ dwelling_id: _, ...one }) => one),
      marks: marks.get(key) ?? [],
      last_confirmed_at: last.get(visit.dwelling_id)?.toISOString() ?? null,
      photos: photos.get(key) ?? [],
      needs: (needs.get(key) ?? []).map((request_id) => ({ request_id })),
      can: visit.round_state === 'open' ? ['note'] : [],
    }
  })
}

export async function showVisit(ctx: ReadContext, roundId: string, dwellingId: string): Promise<VisitView> {
  const visit = await findVisit(ctx, roundId, dwellingId)
  return (await visitViews(ctx, [visit]))[0] ?? refuse('platform.not_found')
}

type Key = { round_id: string; dwelling_id: string }

function keyOf({ round_id, dwelling_id }: Key): string {
  return `${round_id} ${dwelling_id}`
}

/** Condition on `alias`: belongs to one of these visits. */
function ofThese(alias: string, communityId: number, visits: readonly Key[]) {
  return sql`${sql.ref(`${alias}.community_id`)} = ${communityId}
    and ${sql.ref(`${alias}.round_id`)} = any (${[...new Set(visits.map((one) => one.round_id))]}::uuid[])
    and ${sql.ref(`${alias}.dwelling_id`)} = any (${visits.map((one) => one.dwelling_id)}::uuid[])`
}

type MarkRow = Key & Omit<Mark, 'phone_masked'> & { phone: string | null }

async function marksOf(ctx: ReadContext, visits: readonly Key[]): Promise<Map<string, Mark[]>> {
  const found = await sql<MarkRow>`
    select m.round_id, m.dwelling_id, m.id, m.person_id, m.says, m.name, m.phone, m.note from outreach.marks m
    where ${ofThese('m', ctx.communityId, visits)} order by m.at, m.id`.execute(ctx.tx)
  const rows = await named(ctx, found.rows)
  const grouped = Map.groupBy(rows, keyOf)
  return new Map([...grouped].map(([key, some]) => [key, some.map(markView)]))
}

/** Those of the register get their present names. */
export async function named<T extends { person_id: string | null; name: string }>(
  ctx: ReadContext,
  rows: readonly T[],
): Promise<T[]> {
  const ids = rows.flatMap((row) => row.person_id ?? [])
  const names = await personNames(ctx.tx, ctx.communityId, ids)
  return rows.map((row) => ({ ...row, name: names.get(row.person_id ?? '')?.name ?? row.name }))
}

export function markView({ id, person_id, says, name, phone, note }: MarkRow): Mark {
  return { id, person_id, says, name, phone_masked: phone && maskPhone(phone), note }
}

async function filesOf(ctx: ReadContext, visits: readonly Key[]): Promise<Map<string, string[]>> {
  const found = await sql<Key & { file_id: string }>`
    select f.round_id, f.dwelling_id, f.file_id from outreach.photos f
    where ${ofThese('f', ctx.communityId, visits)} order by f.added_at, f.file_id`.execute(ctx.tx)
  return grouped(found.rows, (row) => row.file_id)
}

async function needsOf(ctx: ReadContext, visits: readonly Key[]): Promise<Map<string, string[]>> {
  const found = await sql<Key & { request_id: string }>`
    select n.round_id, n.dwelling_id, n.request_id from outreach.needs n
    where ${ofThese('n', ctx.communityId, visits)} order by n.found_at, n.request_id`.execute(ctx.tx)
  return grouped(found.rows, (row) => row.request_id)
}

async function knocksOf(ctx: ReadContext, visits: readonly Key[]): Promise<Map<string, number>> {
  const found = await sql<Key & { knocks: number }>`
    select k.round_id, k.dwelling_id, count(*)::int as knocks from outreach.knocks k
    where ${ofThese('k', ctx.communityId, visits)} group by 1, 2`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [keyOf(row), row.knocks]))
}

function grouped<T extends Key>(rows: readonly T[], of: (row: T) => string): Map<string, string[]> {
  return new Map([...Map.groupBy(rows, keyOf)].map(([key, some]) => [key, some.map(of)]))
}

async function lastConfirmed(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Date>> {
  const found = await sql<{ dwelling_id: string; confirmed_at: Date }>`
    select dwelling_id, confirmed_at from outreach.confirmations
    where community_id = ${ctx.communityId} and dwelling_id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.dwelling_id, row.confirmed_at]))
}

/** A visit of an open round to be changed, locked. Refusals: `platform.not_found`, `outreach.round_not_open`. */
export async function lockOpenVisit(ctx: WriteContext, roundId: string, dwellingId: string): Promise<Visit> {
  const visit = await findVisit(ctx, roundId, dwellingId, 'locked')
  return visit.round_state === 'open' ? visit : refuse('outreach.round_not_open')
}
