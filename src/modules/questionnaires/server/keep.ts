import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { askedAmong, askedMost, byCompound, type Eligible, eligibleOf } from './population.ts'
import { tooFew } from './results.ts'
import { showQuestionnaire } from './show.ts'
import { checkKeeps, findQuestionnaire, lockQuestionnaire, type Questionnaire } from './store.ts'
import { checkDay, checkReach } from './write.ts'

/** Who would be asked if it opened now; who exactly is drawn follows from the seed of the opening. */
export const population = query(routes['GET /api/c/:community/questionnaires/:id/population'], async (ctx, { id }) => {
  checkKeeps(ctx)
  const row = await findQuestionnaire(ctx, id)
  const all = await eligibleOf(ctx, row)
  const asked = askedAmong(all, row, row.seed ?? '')
  const eligibles = countBy(all)
  const askeds = countBy(asked)
  const compounds = await byCompound(
    ctx,
    all.map((one) => one.compound),
    (compound, name) => ({
      name,
      eligible: eligibles[compound ?? ''] ?? 0,
      asked: askeds[compound ?? ''] ?? 0,
    }),
  )
  return { eligible: all.length, asked: asked.length, compounds }
})

function countBy(some: readonly Eligible[]): Record<string, number> {
  const groups = Map.groupBy(some, (one) => one.compound ?? '')
  return Object.fromEntries([...groups].map(([compound, members]) => [compound, members.length]))
}

/** Draws, gives each a code, and asks. An open version of the same questionnaire ends with it. Refusals: see the route. */
export const openQuestionnaire = command(routes['POST /api/c/:community/questionnaires/:id/open'], {
  async handle(ctx, { id, seed: given, codes }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    if (row.state !== 'draft') refuse('questionnaires.not_a_draft')
    if (row.questions.length === 0) refuse('questionnaires.no_questions')
    checkReach(row)
    await checkDay(ctx, row.until_day)
    const seed = given || randomBytes(6).toString('hex')
    const all = row.reach === 'link' ? [] : await eligibleOf(ctx, row)
    const asked = askedAmong(all, row, seed)
    if (row.reach !== 'link' && asked.length === 0) refuse('questionnaires.nobody_asked')
    await insertUnits(ctx, id, asked)
    if (row.reach === 'link' && codes > 0) await insertCodes(ctx, id, codes)
    await sql`
      update questionnaires.questionnaires set state = 'open', opened_at = ${ctx.now}, seed = ${seed}, eligible = ${JSON.stringify(countBy(all))}::jsonb
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    await endFormer(ctx, row)
    ctx.audit('questionnaire', id, { state: 'open', seed, units: asked.length })
    ctx.emit('questionnaires.opened', { questionnaire_id: id })
    return { id }
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

/** Versions before it take no further answers. */
async function endFormer(ctx: WriteContext, { id, family_id }: Questionnaire): Promise<void> {
  const ended = await sql<{ id: string }>`
    update questionnaires.questionnaires set state = 'closed', closed_at = ${ctx.now}
    where community_id = ${ctx.communityId} and family_id = ${family_id} and id <> ${id} and state = 'open' returning id`.execute(
    ctx.tx,
  )
  for (const former of ended.rows) ctx.audit('questionnaire', former.id, { state: 'closed' })
}

/** Letters that aren't taken for one another on paper. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 8

function newCode(): string {
  return Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
}

/** Random ids, so that neither id nor order tells when somebody was first known here. */
async function insertUnits(ctx: WriteContext, id: string, asked: readonly Eligible[]): Promise<void> {
  const rows = asked.map((one) => ({
    id: randomUUID(),
    person_id: one.person_id,
    dwelling_id: one.dwelling_id,
    compound_id: one.compound,
    code: newCode(),
  }))
  await sql`
    insert into questionnaires.units (community_id, id, questionnaire_id, person_id, dwelling_id, compound_id, code)
    select ${ctx.communityId}::int, u.id, ${id}::uuid, u.person_id, u.dwelling_id, u.compound_id, u.code
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (id uuid, person_id uuid, dwelling_id uuid, compound_id uuid, code text)`.execute(
    ctx.tx,
  )
}

async function insertCodes(ctx: WriteContext, id: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({ id: randomUUID(), code: newCode() }))
  await sql`
    insert into questionnaires.units (community_id, id, questionnaire_id, code)
    select ${ctx.communityId}::int, u.id, ${id}::uuid, u.code
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (id uuid, code text)`.execute(ctx.tx)
}

/** Further strips for a questionnaire open to everybody. Refusals: see the route. */
export const makeCodes = command(routes['POST /api/c/:community/questionnaires/:id/codes'], {
  async handle(ctx, { id, count }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    if (row.state !== 'open') refuse('questionnaires.not_open')
    if (row.reach !== 'link') refuse('questionnaires.reach_unfit')
    const found = await sql<{ count: number }>`
      select count(*)::int as count from questionnaires.units
      where community_id = ${ctx.communityId} and questionnaire_id = ${id}`.execute(ctx.tx)
    if ((found.rows[0]?.count ?? 0) + count > askedMost) refuse('questionnaires.too_many', { most: askedMost })
    await insertCodes(ctx, id, count)
    ctx.audit('questionnaire', id, { codes: count })
    return { id }
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

/** No further answers; what waits for its second person is settled first. Refusals: see the route. */
export const closeQuestionnaire = command(routes['POST /api/c/:community/questionnaires/:id/close'], {
  async handle(ctx, { id }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    if (row.state !== 'open') refuse('questionnaires.not_open')
    const waiting = await sql`
      select 1 from questionnaires.papers where community_id = ${ctx.communityId} and questionnaire_id = ${id} limit 1`.execute(
      ctx.tx,
    )
    if (waiting.rows.length > 0) refuse('questionnaires.papers_waiting')
    return moveTo(ctx, id, 'closed', sql`closed_at = ${ctx.now}`)
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

/** Everybody may see the result, with what follows from it. Refusals: see the route. */
export const publishQuestionnaire = command(routes['POST /api/c/:community/questionnaires/:id/publish'], {
  async handle(ctx, { id, conclusion }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    if (row.state !== 'closed') refuse('questionnaires.not_closed')
    if (await tooFew(ctx, id)) refuse('questionnaires.too_few')
    ctx.emit('questionnaires.published', { questionnaire_id: id })
    return moveTo(ctx, id, 'published', sql`published_at = ${ctx.now}, conclusion = ${conclusion}`)
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

export const takeBack = command(routes['POST /api/c/:community/questionnaires/:id/take-back'], {
  async handle(ctx, { id }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    if (row.state !== 'published') refuse('questionnaires.not_closed')
    return moveTo(ctx, id, 'closed', sql`published_at = null`)
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

async function moveTo(ctx: WriteContext, id: string, state: string, more: ReturnType<typeof sql>) {
  await sql`
    update questionnaires.questionnaires set state = ${state}, ${more}
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('questionnaire', id, { state })
  return { id }
}
