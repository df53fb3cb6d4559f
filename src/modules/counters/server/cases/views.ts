import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { caseBrief, caseView as caseSchema } from '../../contract.ts'
import { erasedName, staffNames, today } from '../common.ts'
import { type MatterRow, mattersAt } from '../matters/store.ts'
import { canCase, mayCorrect, mayDo, seesCase } from './can.ts'
import { correctionsOf } from './corrections.ts'
import { type CaseMatterRow, type CaseRow, findCase, mattersOfCases, stepsOf } from './store.ts'

type Brief = z.output<typeof caseBrief>
type View = z.output<typeof caseSchema>

export async function caseBriefs(ctx: ReadContext, rows: readonly CaseRow[]): Promise<Brief[]> {
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.person_id ?? []),
  )
  const staff = await staffNames(ctx, rows.map(keeperOf))
  const matters = await mattersOfCases(
    ctx,
    rows.map((row) => row.id),
  )
  const known = await mattersAt(ctx, [...matters.values()].flat())
  const day = await today(ctx)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.person_id ? (persons.get(row.person_id)?.name ?? '') : row.name || erasedName(ctx),
    state: row.state,
    opened_at: row.opened_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    keeper: staff(keeperOf(row)),
    first_asked: row.handed_over === 0,
    next_day: row.next_day,
    late: row.state === 'open' && row.next_day !== null && row.next_day < day,
    matters: (matters.get(row.id) ?? []).map((one) => ({
      seq: one.seq,
      code: one.matter_code,
      name: matterOf(known, one)?.name ?? one.matter_code,
      state: one.state,
    })),
  }))
}

const keeperOf = (row: CaseRow) => ({ person: row.keeper_person_id, post: row.keeper_post_id })
const matterOf = (known: ReadonlyMap<string, MatterRow>, one: CaseMatterRow) =>
  known.get(`${one.matter_code} ${one.matter_revision}`)

/** A case with all that is known of it. Refusal: `platform.not_found`, also for what the reader's posts don't reach. */
export async function caseView(ctx: ReadContext, id: string): Promise<View> {
  const row = await findCase(ctx, id)
  if (!row || !seesCase(ctx.actor, row)) return refuse('platform.not_found')
  const [brief] = await caseBriefs(ctx, [row])
  if (!brief) return refuse('platform.not_found')
  const can = canCase(ctx.actor, row)
  const matters = await mattersShown(ctx, id)
  return {
    ...brief,
    person_id: row.person_id,
    phone: await phoneOf(ctx, row, can.includes('work')),
    counter: await counterName(ctx, row.counter_id),
    place:
      (await areasByIds(ctx.tx, ctx.communityId, row.area_id ? [row.area_id] : [])).get(row.area_id ?? '')?.full_name ??
      '',
    keeper_away: row.keeper_away,
    matters,
    steps: await stepsShown(ctx, row, new Map(matters.map((one) => [one.seq, one.name]))),
    receptions: await receptionsOf(ctx, id),
    request: await requestOf(ctx, row.request_id),
    can,
  }
}

/** Who has it in hand has to ring them up: the number given for the matter stands there whole. */
async function phoneOf(ctx: ReadContext, row: CaseRow, whole: boolean): Promise<string | null> {
  if (row.phone !== '') return whole ? row.phone : maskPhone(row.phone)
  const known = row.person_id
    ? (await personNames(ctx.tx, ctx.communityId, [row.person_id])).get(row.person_id)
    : undefined
  return known?.phone ? maskPhone(known.phone) : null
}

async function counterName(ctx: ReadContext, id: string | null): Promise<string | null> {
  if (!id) return null
  const found = await ctx.tx
    .selectFrom('counters.counters')
    .select('name')
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.name ?? null
}

async function mattersShown(ctx: ReadContext, id: string): Promise<View['matters']> {
  const rows = (await mattersOfCases(ctx, [id])).get(id) ?? []
  const known = await mattersAt(ctx, rows)
  return rows.flatMap((row) => {
    const matter = matterOf(known, row)
    if (!matter) return []
    return {
      seq: row.seq,
      code: row.matter_code,
      name: matter.name,
      choice: row.choice,
      state: row.state,
      office: row.office,
      next_day: row.next_day,
      result: row.result,
      done_by: row.done_by,
      ended_at: row.ended_at?.toISOString() ?? null,
      papers: matter.papers.map((paper) => ({ ...paper, brought: row.brought.includes(paper.name) })),
      steps: matter.steps,
      place: matter.place,
      working_days: matter.working_days,
      doers: matter.doers,
      may_do: mayDo(ctx.actor, matter),
    }
  })
}

async function stepsShown(ctx: ReadContext, of: CaseRow, names: ReadonlyMap<number, string>): Promise<View['steps']> {
  const rows = await stepsOf(ctx, of.id)
  const corrected = await correctionsOf(ctx, of.id)
  const by = (row: { person_id: string | null; post_id: string | null }) => ({
    person: row.person_id,
    post: row.post_id,
  })
  const staff = await staffNames(ctx, [...rows, ...corrected].map(by))
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    kind: row.kind,
    matter: row.matter_seq === null ? null : (names.get(row.matter_seq) ?? null),
    text: row.text,
    who: staff(by(row)),
    corrections: corrected
      .filter((one) => one.step_seq === row.seq)
      .map((one) => ({ was: one.was, reason: one.reason, at: one.at.toISOString(), who: staff(by(one)) })),
    may_correct: mayCorrect(ctx.actor, of, row),
  }))
}

async function receptionsOf(ctx: ReadContext, id: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from counters.receptions where community_id = ${ctx.communityId} and case_id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}

async function requestOf(ctx: ReadContext, id: string | null): Promise<View['request']> {
  const [request] = id ? await requestsSeen(ctx, [id]) : []
  return request ? { id: request.id, number: request.number } : null
}
