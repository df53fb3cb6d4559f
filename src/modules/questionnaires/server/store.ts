import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { communityOf, type Ground } from '../../territory/api.ts'
import type { Question } from '../contract/asking.ts'
import type { reaches, state, units } from '../contract.ts'

export type Questionnaire = {
  id: string
  family_id: string
  version: number
  title: string
  intro: string
  unit: (typeof units)[number]
  reach: (typeof reaches)[number]
  area_ids: string[]
  anonymous: boolean
  sample_size: number | null
  seed: string | null
  /** compound ('' beyond any) → how many could be asked when it opened */
  eligible: Record<string, number>
  until_day: string | null
  check_percent: number
  questions: Question[]
  ground: Ground | null
  state: z.output<typeof state>
  conclusion: string
  checked_sheets: number
  checked_fields: number
  differing_fields: number
  made_at: Date
  opened_at: Date | null
  closed_at: Date | null
  published_at: Date | null
  reminded_at: Date | null
}

/** Those written before places stood on a map have no spots. */
const questionsSql = sql`coalesce((select jsonb_agg('{"spots": {}}'::jsonb || one order by at) from jsonb_array_elements(questions) with ordinality q (one, at)), '[]')`

/** To be followed by `where` and what comes after it. */
export const selectQuestionnaires = sql`
  select id, family_id, version, title, intro, unit, reach, area_ids, anonymous, sample_size, seed, eligible, until_day::text as until_day,
    check_percent, ${questionsSql} as questions, ground, state, conclusion, checked_sheets, checked_fields, differing_fields, made_at, opened_at, closed_at, published_at, reminded_at
  from questionnaires.questionnaires`

/** One questionnaire. Refusal: `platform.not_found`. */
export async function findQuestionnaire(ctx: ReadContext, id: string): Promise<Questionnaire> {
  const found = await sql<Questionnaire>`
    ${selectQuestionnaires} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** The same, locked: what follows from its state stays true until the commit, and answers come in one after the other. */
export async function lockQuestionnaire(ctx: WriteContext, id: string): Promise<Questionnaire> {
  const found = await sql<Questionnaire>`
    ${selectQuestionnaires} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Keeping questionnaires is the whole community's: a post over a part of it doesn't ask the others. Refusal: `platform.not_allowed`. */
export function checkKeeps(ctx: ReadContext): void {
  if (ctx.actor.kind === 'system') return
  const posts = ctx.actor.permissions.get('questionnaires.keep') ?? []
  if (!posts.some((post) => post.areaPath === '')) refuse('platform.not_allowed')
}

/** The civil day in the community. */
export async function today(ctx: ReadContext): Promise<string> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return civilDateOf(ctx.now, community?.time_zone ?? 'Asia/Shanghai')
}

/** How many are asked and answered, of each of these. */
export async function ratesOf(
  ctx: ReadContext,
  ids: readonly string[],
): Promise<Map<string, { asked: number; answered: number }>> {
  const found = await sql<{ questionnaire_id: string; asked: number; answered: number }>`
    select questionnaire_id, count(*)::int as asked, count(answered_day)::int as answered from questionnaires.units
    where community_id = ${ctx.communityId} and questionnaire_id = any (${ids}::uuid[]) group by 1`.execute(ctx.tx)
  return new Map(found.rows.map(({ questionnaire_id, ...rate }) => [questionnaire_id, rate]))
}
