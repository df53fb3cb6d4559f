/** Errands (红色代办): a named member does something for somebody who agreed to it, with receipt and report. */
import { type RawBuilder, sql } from 'kysely'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { claimFiles, openFile } from '../../../../platform/files/operations.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { OwnErrandAct, StaffErrandAct } from '../../contract/errand-routes.ts'
import { routes } from '../../contract.ts'
import { gridOf, knownPerson, numberOf, today, workPost } from '../common.ts'
import { errandRefusal, type Side } from './can.ts'
import {
  type ErrandRow,
  errandColumns,
  errandShown,
  errandThing,
  errandViews,
  findErrand,
  lockErrand,
  ownSide,
  papersOf,
  seesErrand,
} from './store.ts'

type Page = { after?: string | undefined; limit: number }

async function pageOf(ctx: ReadContext, where: RawBuilder<unknown>, { after, limit }: Page) {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    behind = sql`(e.arranged_at, e.id) < (${at}, ${id}::uuid)`
  }
  const found = await sql<ErrandRow>`
    select ${errandColumns} from counters.errands e where e.community_id = ${ctx.communityId} and ${where} and ${behind}
    order by e.arranged_at desc, e.id desc limit ${limit + 1}`.execute(ctx.tx)
  return pageFrom(found.rows, limit, (row) => [row.arranged_at.toISOString(), row.id])
}

function reached(ctx: ReadContext): RawBuilder<unknown> {
  if (ctx.actor.kind === 'system') return sql`true`
  const paths = (ctx.actor.permissions.get('counters.work') ?? []).flatMap((post) => post.areaPath ?? [])
  if (paths.includes('')) return sql`true`
  return sql`e.admin_path = any (${paths}::text[])`
}

const listErrands = query(routes['GET /api/c/:community/errands'], async (ctx, { state, ...page }) => {
  const { items, next } = await pageOf(
    ctx,
    sql`${reached(ctx)} and ${state ? sql`e.state = ${state}` : sql`true`}`,
    page,
  )
  return { items: await errandViews(ctx, items, 'staff'), next }
})

/**
 * Arranges an errand. What is agreed to is written out word for word and kept; agreed on paper (photo), by word of mouth (whoever heard
 * it writes how), or by the person's own account later. Refusals: see the route.
 */
const arrangeErrand = command(routes['POST /api/c/:community/errands'], {
  async handle(ctx, input) {
    const person = await knownPerson(ctx, input.person_id, 'counters.person_unknown', 'person_id')
    const member = await knownPerson(ctx, input.member_person_id, 'counters.member_unknown', 'member_person_id')
    if (person.id === member.id) refuse('counters.member_unknown', {}, [{ path: 'member_person_id', code: 'invalid' }])
    if (input.until_day < (await today(ctx))) refuse('counters.day_past', {}, [{ path: 'until_day', code: 'invalid' }])
    checkConsent(input)
    const id = ctx.newId()
    const place = (await gridOf(ctx, person.id)) ?? { admin_path: '', area_id: null }
    if (input.file_id) await claimFiles(ctx, [input.file_id], { entity: errandThing, id })
    const agreed = input.consent_kind !== 'own'
    const number = await numberOf(ctx, 'errand')
    const { community: _, file_id, ...said } = input
    const names = { person: person.name, member: member.name, scope: said.scope, day: said.until_day }
    await ctx.tx
      .insertInto('counters.errands')
      .values({
        community_id: ctx.communityId,
        id,
        number,
        ...said,
        ...place,
        consent_file: file_id ?? null,
        consent_text: consentText(ctx, names),
        consented_at: agreed ? ctx.now : null,
        state: agreed ? 'open' : 'asked',
        arranged_at: ctx.now,
        arranged_by_person: ctx.actor.personId,
        arranged_by_post: workPost(ctx),
      })
      .execute()
    ctx.audit('errand', id, { number, consent: input.consent_kind, until_day: input.until_day })
    ctx.emit('counters.errand_changed', { errand_id: id })
    return { id }
  },
  view: (ctx, { id }) => errandShown(ctx, id, 'staff'),
})

type ConsentNames = { person: string; member: string; scope: string; day: string }

/** What is agreed to, word for word: in Chinese, whoever reads it. */
function consentText(ctx: ReadContext, names: ConsentNames): string {
  return ctx.services.texts.message('zh-CN', 'counters', 'consent_text', names)
}

const unfilled = { person: '{{person}}', member: '{{member}}', scope: '{{scope}}', day: '{{day}}' }

const consentWords = query(routes['GET /api/c/:community/errands/consent-words'], async (ctx) => ({
  text: consentText(ctx, unfilled),
}))

type Consent = { consent_kind: string; consent_note: string; file_id?: string | undefined }

/** Refusal: `counters.consent_needed`. */
function checkConsent({ consent_kind, consent_note, file_id }: Consent): void {
  if (consent_kind === 'written' && !file_id)
    refuse('counters.consent_needed', {}, [{ path: 'file_id', code: 'required' }])
  if (consent_kind === 'spoken' && [...consent_note].length < 4)
    refuse('counters.consent_needed', {}, [{ path: 'consent_note', code: 'required' }])
}

const oneErrand = query(routes['GET /api/c/:community/errands/:id'], (ctx, { id }) => errandShown(ctx, id, 'staff'))

const consentPhoto = query(routes['GET /api/c/:community/errands/:id/consent'], async (ctx, { id }) => {
  const row = await findErrand(ctx, id)
  if (!row?.consent_file || !seesErrand(ctx, row)) return refuse('platform.not_found')
  return openFile(ctx, row.consent_file, { entity: errandThing, id })
})

const ownErrands = query(routes['GET /api/c/:community/my/errands'], async (ctx, page) => {
  const me = ctx.actor.personId
  const { items, next } = await pageOf(ctx, sql`(e.person_id = ${me}::uuid or e.member_person_id = ${me}::uuid)`, page)
  return { items: await errandViews(ctx, items), next }
})

const ownErrand = query(routes['GET /api/c/:community/my/errands/:id'], (ctx, { id }) => errandShown(ctx, id, 'own'))

type Act = StaffErrandAct | OwnErrandAct

/** Carries an act out on a locked errand. Refusals: those of `errandRefusal`, `counters.paper_unknown`, `counters.papers_out`. */
async function act(ctx: WriteContext, row: ErrandRow, side: Side, input: Act): Promise<void> {
  const refusal = errandRefusal(side, row.state, input.act)
  if (refusal) refuse(refusal)
  if (input.act === 'hand') await handPapers(ctx, row.id, input.names)
  else if (input.act === 'give_back') await takeBack(ctx, row.id, input.ids)
  else
    await ctx.tx
      .updateTable('counters.errands')
      .set(await patchOf(ctx, row, input))
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', row.id)
      .execute()
  ctx.audit('errand', row.id, { act: input.act, side })
  ctx.emit('counters.errand_changed', { errand_id: row.id })
}

type Patch = Partial<Pick<ErrandRow, 'state' | 'consented_at' | 'report' | 'reported_at' | 'end_text' | 'ended_at'>>

async function patchOf(
  ctx: WriteContext,
  row: ErrandRow,
  input: Exclude<Act, { act: 'hand' | 'give_back' }>,
): Promise<Patch> {
  if (input.act === 'consent') return { state: 'open', consented_at: ctx.now }
  if (input.act === 'report') return { state: 'reported', report: input.text, reported_at: ctx.now }
  if (input.act === 'close') {
    const out = ((await papersOf(ctx, [row.id])).get(row.id) ?? []).some((one) => one.returned_at === null)
    if (out) refuse('counters.papers_out')
    return { state: 'closed', end_text: input.text, ended_at: ctx.now }
  }
  return { state: input.act === 'revoke' ? 'revoked' : 'declined', end_text: input.reason, ended_at: ctx.now }
}

async function handPapers(ctx: WriteContext, errandId: string, names: readonly string[]): Promise<void> {
  await ctx.tx
    .insertInto('counters.errand_papers')
    .values(
      names.map((name) => ({
        community_id: ctx.communityId,
        errand_id: errandId,
        id: ctx.newId(),
        name,
        handed_at: ctx.now,
        handed_note_by: ctx.actor.personId,
      })),
    )
    .execute()
}

async function takeBack(ctx: WriteContext, errandId: string, ids: readonly string[]): Promise<void> {
  const back = await ctx.tx
    .updateTable('counters.errand_papers')
    .set({ returned_at: ctx.now, returned_note_by: ctx.actor.personId })
    .where('community_id', '=', ctx.communityId)
    .where('errand_id', '=', errandId)
    .where('id', 'in', [...ids])
    .where('returned_at', 'is', null)
    .returning('id')
    .execute()
  if (back.length !== new Set(ids).size) refuse('counters.paper_unknown')
}

const workErrand = command(routes['POST /api/c/:community/errands/:id'], {
  async handle(ctx, input) {
    const row = await lockErrand(ctx, input.id)
    if (!seesErrand(ctx, row)) refuse('platform.not_found')
    await act(ctx, row, 'staff', input)
    return { id: input.id }
  },
  view: (ctx, { id }) => errandShown(ctx, id, 'staff'),
})

const workOwnErrand = command(routes['POST /api/c/:community/my/errands/:id'], {
  async handle(ctx, input) {
    const row = await lockErrand(ctx, input.id)
    await act(ctx, row, ownSide(ctx, row) ?? refuse('platform.not_found'), input)
    return { id: input.id }
  },
  view: (ctx, { id }) => errandShown(ctx, id, 'own'),
})

export const errandOperations: readonly Operation[] = [
  listErrands,
  consentWords,
  arrangeErrand,
  oneErrand,
  consentPhoto,
  workErrand,
  ownErrands,
  ownErrand,
  workOwnErrand,
]
