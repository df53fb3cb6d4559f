import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'

const rowsMost = 200

type Row = Record<string, string | number | Date | null>

async function rowsOf(ctx: ReadContext, what: ReturnType<typeof sql>): Promise<Row[]> {
  return (await sql<Row>`${what} limit ${rowsMost}`.execute(ctx.tx)).rows
}

/** What somebody came for, booked, and had done or did for others. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  return [
    {
      name: 'receptions',
      retention: 'counters.receptions',
      rows: await rowsOf(ctx, sql`select at, note from counters.receptions where ${of} order by at desc`),
    },
    {
      name: 'cases',
      retention: 'counters.cases',
      rows: await rowsOf(
        ctx,
        sql`select number, phone, opened_at, ended_at from counters.cases where ${of} order by opened_at desc`,
      ),
    },
    {
      name: 'appointments',
      retention: 'counters.appointments',
      rows: await rowsOf(
        ctx,
        sql`select number, starts_at, phone, note from counters.appointments where ${of} order by starts_at desc`,
      ),
    },
    {
      name: 'errands',
      retention: 'counters.errands',
      rows: await rowsOf(
        ctx,
        sql`select number, scope, consent_text, report, arranged_at from counters.errands
          where community_id = ${ctx.communityId} and ${personId} in (person_id, member_person_id) order by arranged_at desc`,
      ),
    },
  ]
}

/** That somebody came stays counted; who it was doesn't. An appointment ahead is cancelled, an errand under way ends. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const receptions = await ids(
    ctx,
    sql`update counters.receptions set person_id = null, note = '' where ${of} returning id`,
  )
  const cases = await ids(
    ctx,
    sql`update counters.cases set person_id = null, name = '', phone = '' where ${of} returning id`,
  )
  await clearCases(ctx, cases)
  const appointments = await ids(
    ctx,
    sql`update counters.appointments set person_id = null, name = '', phone = '', note = '',
      state = case when state = 'booked' then 'cancelled' else state end, ended_at = coalesce(ended_at, ${ctx.now})
      where ${of} returning id`,
  )
  const errands = await ids(
    ctx,
    sql`update counters.errands set
        person_id = nullif(person_id, ${personId}::uuid), member_person_id = nullif(member_person_id, ${personId}::uuid),
        scope = '', consent_text = '', consent_note = '', report = '', end_text = '',
        state = case when state in ('asked', 'open', 'reported') then 'revoked' else state end, ended_at = coalesce(ended_at, ${ctx.now})
      where community_id = ${ctx.communityId} and ${personId}::uuid in (person_id, member_person_id) returning id`,
  )
  const sections = { receptions, cases, appointments, errands }
  const entities = {
    receptions: 'reception',
    cases: 'service_case',
    appointments: 'appointment',
    errands: 'errand',
  } as const
  for (const [name, entity] of Object.entries(entities))
    await eraseAuditValues(ctx.tx, ctx.communityId, { entity, ids: sections[name as keyof typeof sections] })
  return Object.entries(sections).map(([section, done]) => ({ section, done: 'unnamed' as const, count: done.length }))
}

async function ids(ctx: WriteContext, change: ReturnType<typeof sql>): Promise<string[]> {
  return (await sql<{ id: string }>`${change}`.execute(ctx.tx)).rows.map((row) => row.id)
}

/** What was written under cases may tell of the person. */
async function clearCases(ctx: WriteContext, caseIds: readonly string[]): Promise<void> {
  const of = sql`community_id = ${ctx.communityId} and case_id = any (${[...caseIds]}::uuid[])`
  await sql`update counters.steps set text = '' where ${of}`.execute(ctx.tx)
  await sql`update counters.corrections set was = '', reason = '' where ${of}`.execute(ctx.tx)
  await sql`update counters.case_matters set result = '', done_by = '' where ${of}`.execute(ctx.tx)
}

export const personalData: PersonalData = {
  columns: {
    'counters.receptions.person_id': 'subject',
    'counters.receptions.by_person': 'actor',
    'counters.cases.person_id': 'subject',
    'counters.cases.first_person_id': 'actor',
    'counters.cases.keeper_person_id': 'actor',
    'counters.steps.person_id': 'actor',
    'counters.corrections.person_id': 'actor',
    'counters.appointments.person_id': 'subject',
    'counters.appointments.booked_by_person': 'actor',
    'counters.errands.person_id': 'subject',
    'counters.errands.member_person_id': 'subject',
    'counters.errands.arranged_by_person': 'actor',
  },
  held,
  erase,
}

const year = 365

/** Receptions lose who came; the figures keep how many. */
async function forgetReceptions(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update counters.receptions r set person_id = null, note = '' from (
      select id from counters.receptions where community_id = ${ctx.communityId} and at < ${before}
        and (person_id is not null or note <> '') order by at, id limit ${most}) old
    where r.community_id = ${ctx.communityId} and r.id = old.id returning r.id`.execute(ctx.tx)
  return gone.rows.length
}

async function forgetCases(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await ids(
    ctx,
    sql`update counters.cases c set person_id = null, name = '', phone = '' from (
      select id from counters.cases where community_id = ${ctx.communityId} and ended_at < ${before}
        and (person_id is not null or name <> '') order by ended_at, id limit ${most}) old
    where c.community_id = ${ctx.communityId} and c.id = old.id returning c.id`,
  )
  await clearCases(ctx, gone)
  return gone.length
}

async function forgetAppointments(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update counters.appointments a set person_id = null, name = '', phone = '', note = '' from (
      select id from counters.appointments where community_id = ${ctx.communityId} and starts_at < ${before}
        and (person_id is not null or name <> '' or phone <> '') order by starts_at, id limit ${most}) old
    where a.community_id = ${ctx.communityId} and a.id = old.id returning a.id`.execute(ctx.tx)
  return gone.rows.length
}

/** Proof of what was agreed is kept as long as a claim could be raised (民法典 188: three years). */
async function forgetErrands(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update counters.errands e set person_id = null, member_person_id = null, scope = '', consent_text = '', consent_note = '',
      report = '', end_text = '' from (
      select id from counters.errands where community_id = ${ctx.communityId} and ended_at < ${before}
        and (person_id is not null or member_person_id is not null) order by ended_at, id limit ${most}) old
    where e.community_id = ${ctx.communityId} and e.id = old.id returning e.id`.execute(ctx.tx)
  return gone.rows.length
}

export const retention: readonly Retention[] = [
  { name: 'counters.receptions', days: 3 * year, leastDays: 30, forget: forgetReceptions },
  { name: 'counters.cases', days: 3 * year, leastDays: 180, forget: forgetCases },
  { name: 'counters.appointments', days: 180, leastDays: 30, forget: forgetAppointments },
  { name: 'counters.errands', days: 3 * year, leastDays: 3 * year, forget: forgetErrands },
]
