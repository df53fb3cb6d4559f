import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { areasByIds, dwellingsByIds } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { checkPlans, type Question, showRound } from './rounds.ts'
import { type SharedOut, type Sharing, shareOut } from './share-out.ts'
import type { Stop } from './split.ts'
import { knownWalkers } from './walkers.ts'

/** Who may be sent. */
export const listWalkers = query(routes['GET /api/c/:community/rounds/walkers'], async (ctx) => {
  checkPlans(ctx)
  const walkers = await knownWalkers(ctx)
  return { items: walkers.map(({ personId, name, title }) => ({ person_id: personId, name, title })) }
})

/** How the dwellings would be shared out; changes nothing. */
export const previewRound = query(routes['POST /api/c/:community/rounds/preview'], async (ctx, input) => {
  checkPlans(ctx)
  const out = await shareOut(ctx, input)
  const stops = [...out.shares.map(({ stop }) => stop), ...out.unreached]
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(stops.map((stop) => stop.block))])
  const blocksOf = (some: readonly Stop[]) =>
    [...Map.groupBy(some, (stop) => stop.block)].map(([area_id, rows]) => ({
      area_id,
      name: areas.get(area_id)?.full_name ?? '',
      dwellings: rows.length,
    }))
  return {
    dwellings: out.total,
    unreached: blocksOf(out.unreached),
    shares: out.walkers.map(({ personId, name, title }) => {
      const own = out.shares.filter((share) => share.personId === personId).map(({ stop }) => stop)
      return { person_id: personId, name, title, dwellings: own.length, blocks: blocksOf(own) }
    }),
  }
})

type Plan = Sharing & { name: string; note: string; from_day: string; until_day: string; questions: Question[] }

/** Plans a round; nobody sees it but planners until it is opened. Refusals: see the route. */
export const planRound = command(routes['POST /api/c/:community/rounds'], {
  async handle(ctx, input) {
    const { round_id } = await saveRound(ctx, input)
    return { id: round_id }
  },
  view: (ctx, { id }) => showRound(ctx, id),
})

/** Refusals: those of the route above. */
async function saveRound(ctx: WriteContext, input: Plan): Promise<{ round_id: string; dwellings: number }> {
  checkPlans(ctx)
  checkDays(input)
  checkQuestions(input.questions)
  const out = await shareOut(ctx, input)
  if (out.total === 0) refuse('outreach.no_dwellings', {}, [{ path: 'area_ids', code: 'invalid' }])
  if (out.unreached.length > 0) {
    refuse('outreach.nobody_reaches', { count: out.unreached.length }, [{ path: 'walker_ids', code: 'invalid' }])
  }
  const id = ctx.newId()
  const columns = {
    name: input.name,
    note: input.note,
    unconfirmed_months: input.unconfirmed_months,
    from_day: input.from_day,
    until_day: input.until_day,
    walkers: new Set(out.shares.map((share) => share.personId)).size,
  }
  await sql`
    insert into outreach.rounds (community_id, id, name, note, area_ids, unconfirmed_months, from_day, until_day, questions, state, walkers, planned_at)
    values (${ctx.communityId}, ${id}, ${input.name}, ${input.note}, ${input.area_ids}::uuid[], ${input.unconfirmed_months}, ${input.from_day},
      ${input.until_day}, ${JSON.stringify(input.questions)}::jsonb, 'planned', ${columns.walkers}, ${ctx.now})`.execute(
    ctx.tx,
  )
  await insertVisits(ctx, id, out)
  ctx.audit('round', id, { ...columns, dwellings: out.total })
  return { round_id: id, dwellings: out.total }
}

type Visits = {
  name: string
  note: string
  from_day: string
  until_day: string
  walker_ids: string[]
  dwelling_ids: string[]
}

/**
 * Plans a round to certain dwellings, for another module; whoever asks must be allowed to plan rounds. Refusals: those of
 * the route above.
 */
export async function planVisits(ctx: WriteContext, wish: Visits): Promise<{ round_id: string; dwellings: number }> {
  const dwellings = await dwellingsByIds(ctx.tx, ctx.communityId, wish.dwelling_ids)
  const buildings = [...new Set([...dwellings.values()].map((dwelling) => dwelling.building_id))]
  const whole = { area_ids: buildings, unconfirmed_months: null, given: [], questions: [] }
  return saveRound(ctx, { ...wish, ...whole, dwelling_ids: new Set(wish.dwelling_ids) })
}

/** Each walker's part in walking order; positions run through the whole round. */
async function insertVisits(ctx: WriteContext, roundId: string, out: SharedOut): Promise<void> {
  const order = new Map(out.walkers.map((walker, index) => [walker.personId, index]))
  const sorted = out.shares.toSorted((a, b) => (order.get(a.personId) ?? 0) - (order.get(b.personId) ?? 0))
  const rows = sorted.map(({ stop, personId }, position) => ({
    dwelling_id: stop.dwellingId,
    building_id: stop.buildingId,
    block_id: stop.block,
    position,
    walker: personId,
  }))
  const given = JSON.stringify(rows)
  await sql`
    insert into outreach.progress (community_id, round_id, building_id, position, dwellings)
    select ${ctx.communityId}::int, ${roundId}::uuid, building_id, min(position), count(*)::int
    from jsonb_to_recordset(${given}::jsonb) as v (building_id uuid, position int) group by building_id`.execute(ctx.tx)
  await sql`
    insert into outreach.visits (community_id, round_id, dwelling_id, building_id, block_id, position, walker_person_id)
    select ${ctx.communityId}::int, ${roundId}::uuid, dwelling_id, building_id, block_id, position, walker
    from jsonb_to_recordset(${given}::jsonb) as v (dwelling_id uuid, building_id uuid, block_id uuid, position int, walker uuid)`.execute(
    ctx.tx,
  )
}

function checkDays(input: { from_day: string; until_day: string }): void {
  if (input.until_day < input.from_day) refuse('outreach.days_disordered', {}, [{ path: 'until_day', code: 'invalid' }])
}

/** Ids once each; a choice has at least two different options, the others none. */
function checkQuestions(questions: readonly Question[]): void {
  const ids = new Set(questions.map((one) => one.id))
  for (const [index, { kind, options }] of questions.entries()) {
    const choice = kind === 'one' || kind === 'several'
    const fits = choice ? new Set(options).size === options.length && options.length >= 2 : options.length === 0
    if (!fits || ids.size !== questions.length)
      refuse('outreach.question_unfit', {}, [{ path: `questions.${index}`, code: 'invalid' }])
  }
}
