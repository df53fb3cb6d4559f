import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { staffAmong } from '../../bodies/api.ts'
import { personNames } from '../../people/api.ts'
import { areasByIds } from '../../territory/api.ts'
import type { question, roundBrief, roundView } from '../contract.ts'

export type Question = z.output<typeof question>
export type RoundBrief = z.output<typeof roundBrief>
type RoundView = z.output<typeof roundView>

export type Round = {
  id: string
  name: string
  note: string
  area_ids: string[]
  unconfirmed_months: number | null
  from_day: string
  until_day: string
  questions: Question[]
  state: 'planned' | 'open' | 'closed'
  walkers: number
}

/** To be followed by `where` and what comes after it. */
export const selectRounds = sql`
  select id, name, note, area_ids, unconfirmed_months, from_day::text as from_day, until_day::text as until_day, questions, state, walkers
  from outreach.rounds`

/** One round. Refusal: `platform.not_found`. */
export async function findRound(ctx: ReadContext, id: string): Promise<Round> {
  const found = await sql<Round>`${selectRounds} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** The same, locked: what follows from its state stays true until the commit. */
export async function lockRound(ctx: WriteContext, id: string): Promise<Round> {
  const found = await sql<Round>`
    ${selectRounds} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** How far rounds are: sums of their buildings, whose numbers the visits keep. */
export async function briefs(ctx: ReadContext, rounds: readonly Round[]): Promise<RoundBrief[]> {
  const found = await sql<Omit<RoundBrief, 'doors'> & { round_id: string; knocks: number; knocks_opened: number }>`
    select round_id, sum(dwellings)::int as dwellings, sum(opened)::int as opened, sum(not_home)::int as not_home,
      sum(refused)::int as refused, sum(confirmed)::int as confirmed, sum(knocks)::int as knocks, sum(knocks_opened)::int as knocks_opened
    from outreach.progress
    where community_id = ${ctx.communityId} and round_id = any (${rounds.map((round) => round.id)}::uuid[]) group by round_id`.execute(
    ctx.tx,
  )
  const sums = new Map(found.rows.map((row) => [row.round_id, row]))
  return rounds.map((round) => {
    const sum = sums.get(round.id)
    return {
      id: round.id,
      name: round.name,
      state: round.state,
      from_day: round.from_day,
      until_day: round.until_day,
      dwellings: sum?.dwellings ?? 0,
      opened: sum?.opened ?? 0,
      not_home: sum?.not_home ?? 0,
      refused: sum?.refused ?? 0,
      confirmed: sum?.confirmed ?? 0,
      doors: round.walkers > 1 ? { knocks: sum?.knocks ?? 0, opened: sum?.knocks_opened ?? 0 } : null,
    }
  })
}

/** What a planner sees of a round. */
export async function showRound(ctx: ReadContext, id: string): Promise<RoundView> {
  const round = await findRound(ctx, id)
  const [brief] = await briefs(ctx, [round])
  if (!brief) return refuse('platform.not_found')
  const areas = await areasByIds(ctx.tx, ctx.communityId, round.area_ids)
  return {
    ...brief,
    note: round.note,
    areas: round.area_ids.flatMap((one) => {
      const area = areas.get(one)
      return area ? [{ id: area.id, name: area.full_name }] : []
    }),
    unconfirmed_months: round.unconfirmed_months,
    questions: round.questions,
    walkers: await walkersOf(ctx, id),
    can: canDo(round),
  }
}

/** What a planner may do with it now. */
function canDo(round: Round): string[] {
  if (round.state === 'planned') return ['open', 'close', 'hand_over']
  return round.state === 'open' ? ['close', 'hand_over'] : []
}

/** Who walks, with how many dwellings: the load, never what came of it. */
async function walkersOf(ctx: ReadContext, roundId: string): Promise<RoundView['walkers']> {
  const found = await sql<{ person_id: string; dwellings: number }>`
    select walker_person_id as person_id, count(*)::int as dwellings from outreach.visits
    where community_id = ${ctx.communityId} and round_id = ${roundId} group by 1 order by min(position)`.execute(ctx.tx)
  const ids = found.rows.map((row) => row.person_id)
  const names = await personNames(ctx.tx, ctx.communityId, ids)
  const titles = await staffAmong(ctx.tx, ctx.communityId, ids)
  return found.rows.map((row) => ({
    ...row,
    name: names.get(row.person_id)?.name ?? '',
    title: titles.get(row.person_id) ?? '',
  }))
}

/** Planning is the whole community's: a post over a part of it doesn't send others around. Refusal: `platform.not_allowed`. */
export function checkPlans(ctx: ReadContext): void {
  if (!plans(ctx)) refuse('platform.not_allowed')
}

/** Whether the actor plans for the whole community. */
export function plans({ actor }: ReadContext): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get('outreach.plan') ?? []).some((post) => post.areaPath === '')
}
