import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type WriteContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { type Ground, groundOf } from '../../territory/api.ts'
import type { plan } from '../contract.ts'
import { routes } from '../contract.ts'
import { areasOf } from './population.ts'
import { checkQuestions } from './questions.ts'
import { briefs, showQuestionnaire } from './show.ts'
import { checkKeeps, lockQuestionnaire, type Questionnaire, selectQuestionnaires, today } from './store.ts'
import { planOf } from './templates.data.ts'

type Plan = z.output<typeof plan>

/** The newest first; `q` looks into titles. */
export const listQuestionnaires = query(
  routes['GET /api/c/:community/questionnaires'],
  async (ctx, { state, q, after, limit }) => {
    checkKeeps(ctx)
    const [at, id] = after === undefined ? [null, null] : instantCursor(after)
    const found = await sql<Questionnaire>`
      ${selectQuestionnaires} where community_id = ${ctx.communityId} and ${state === undefined ? sql`true` : sql`state = ${state}`}
        and ${q ? sql`position(${q} in title) > 0` : sql`true`}
        and ${at === null ? sql`true` : sql`(made_at, id) < (${at}, ${id}::uuid)`}
      order by made_at desc, id desc limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.made_at.toISOString(), row.id])
    return { items: await briefs(ctx, page.items), next: page.next }
  },
)

export const oneQuestionnaire = query(routes['GET /api/c/:community/questionnaires/:id'], (ctx, { id }) => {
  checkKeeps(ctx)
  return showQuestionnaire(ctx, id)
})

/** Writes a draft; nobody is asked until it is opened. Refusals: see the route. */
export const writeQuestionnaire = command(routes['POST /api/c/:community/questionnaires'], {
  async handle(ctx, input) {
    checkKeeps(ctx)
    await checkPlan(ctx, input)
    return insertDraft(ctx, input)
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

/** The same, begun from a template; it is changed as any draft is. */
export const writeFromTemplate = command(routes['POST /api/c/:community/questionnaires/from-template'], {
  async handle(ctx, { template }) {
    checkKeeps(ctx)
    const given = planOf(template, (await today(ctx)).slice(0, 4))
    await checkPlan(ctx, given)
    return insertDraft(ctx, given)
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

/** Changes a draft. What is open stays as it was answered: a change is a new version. Refusals: see the route. */
export const rewriteQuestionnaire = command(routes['PUT /api/c/:community/questionnaires/:id'], {
  async handle(ctx, { id, ...input }) {
    checkKeeps(ctx)
    const { state, ground } = await lockQuestionnaire(ctx, id)
    if (state !== 'draft') refuse('questionnaires.opened_already')
    await checkPlan(ctx, input)
    const drawn = await groundFor(ctx, input, ground)
    await sql`
      update questionnaires.questionnaires set title = ${input.title}, intro = ${input.intro}, unit = ${input.unit}, reach = ${input.reach},
        area_ids = ${input.area_ids}::uuid[], anonymous = ${input.anonymous}, sample_size = ${input.sample_size},
        until_day = ${input.until_day}::date, check_percent = ${input.check_percent}, questions = ${JSON.stringify(input.questions)}::jsonb,
        ground = ${drawn}::jsonb
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('questionnaire', id, auditOf(input))
    return { id }
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

export const dropQuestionnaire = command(routes['DELETE /api/c/:community/questionnaires/:id'], async (ctx, { id }) => {
  checkKeeps(ctx)
  const { state, title } = await lockQuestionnaire(ctx, id)
  if (state !== 'draft') refuse('questionnaires.not_a_draft')
  await sql`
    delete from questionnaires.questionnaires where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('questionnaire', id, { title, deleted: true })
  return { id }
})

/** A draft like it, with the next number; what was answered stays with the version it was answered in. Refusals: see the route. */
export const newVersion = command(routes['POST /api/c/:community/questionnaires/:id/new-version'], {
  async handle(ctx, { id }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    const found = await sql<{ version: number; draft: boolean }>`
      select max(version)::int as version, bool_or(state = 'draft') as draft from questionnaires.questionnaires
      where community_id = ${ctx.communityId} and family_id = ${row.family_id}`.execute(ctx.tx)
    if (found.rows[0]?.draft) refuse('questionnaires.draft_there')
    const passed = row.until_day !== null && row.until_day < (await today(ctx))
    const next = { ...row, until_day: passed ? null : row.until_day }
    return insertDraft(ctx, next, { family: row.family_id, version: (found.rows[0]?.version ?? 0) + 1 })
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

async function insertDraft(
  ctx: WriteContext,
  input: Plan & { ground?: Ground | null },
  of?: { family: string; version: number },
) {
  const id = ctx.newId()
  const { family = id, version = 1 } = of ?? {}
  const drawn = await groundFor(ctx, input, input.ground ?? null)
  await sql`
    insert into questionnaires.questionnaires (community_id, id, family_id, version, title, intro, unit, reach, area_ids, anonymous,
      sample_size, until_day, check_percent, questions, ground, state, made_at)
    values (${ctx.communityId}, ${id}, ${family}, ${version}, ${input.title}, ${input.intro}, ${input.unit}, ${input.reach},
      ${input.area_ids}::uuid[], ${input.anonymous}, ${input.sample_size}, ${input.until_day}::date, ${input.check_percent},
      ${JSON.stringify(input.questions)}::jsonb, ${drawn}::jsonb, 'draft', ${ctx.now})`.execute(ctx.tx)
  ctx.audit('questionnaire', id, { ...auditOf(input), version })
  return { id }
}

/** The map the places stand on: drawn once they are put there, and kept, so that they stay where they are. */
async function groundFor(ctx: WriteContext, { questions }: Plan, known: Ground | null): Promise<string | null> {
  if (!questions.some(({ spots }) => Object.keys(spots).length > 0)) return null
  return JSON.stringify(known ?? (await groundOf(ctx.tx, ctx.communityId)))
}

/** The map as it would be drawn now: for whoever puts places on it. */
export const showGround = query(routes['GET /api/c/:community/questionnaire-ground'], (ctx) => {
  checkKeeps(ctx)
  return groundOf(ctx.tx, ctx.communityId)
})

function auditOf({ title, unit, reach, anonymous, questions }: Plan) {
  return { title, unit, reach, anonymous, questions: questions.length }
}

/** What a draft has to be already. Refusals: of the plan. */
async function checkPlan(ctx: WriteContext, input: Plan): Promise<void> {
  await areasOf(ctx, input.area_ids)
  checkReach(input)
  await checkDay(ctx, input.until_day)
  checkQuestions(input.questions)
}

/** A sample has a size, and only a sample; whoever is asked by strips can't be told apart by name. */
export function checkReach({ reach, sample_size }: Pick<Plan, 'reach' | 'sample_size'>): void {
  if ((reach === 'sample') !== (sample_size !== null)) {
    refuse('questionnaires.reach_unfit', {}, [{ path: 'sample_size', code: 'required' }])
  }
}

/** Its last day isn't over. */
export async function checkDay(ctx: WriteContext, day: string | null): Promise<void> {
  if (day !== null && day < (await today(ctx)))
    refuse('questionnaires.day_past', {}, [{ path: 'until_day', code: 'invalid' }])
}
