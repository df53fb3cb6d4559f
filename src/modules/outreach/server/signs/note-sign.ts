import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { dayOf } from '../today.ts'
import { namesIn, numbersIn } from './names.ts'
import { actsFrom, checkMediates, mediates, type Sign, selectSigns, showSign, signBriefs } from './signs.ts'

/** A watcher's early sign. Nobody's name is asked for; what looks like one is pointed out, numbers of persons aren't taken. Refusals: see the route. */
export const noteSign = command(routes['POST /api/c/:community/signs'], {
  async handle(ctx, input) {
    const area = (await areasByIds(ctx.tx, ctx.communityId, [input.area_id])).get(input.area_id)
    if (!area || area.retired_at) refuse('outreach.area_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
    for (const path of ['words', 'place_detail'] as const) checkNumbers(input[path], path)
    if (!input.sure) checkNames(input.words)
    const id = ctx.newId()
    await sql`
      insert into outreach.signs (community_id, id, area_id, place_detail, kind, words, urgency, state, author_person_id, noted_at, changed_at)
      values (${ctx.communityId}, ${id}, ${input.area_id}, ${input.place_detail}, ${input.kind}, ${input.words}, ${input.urgency}, 'new',
        ${ctx.actor.personId}, ${ctx.now}, ${ctx.now})`.execute(ctx.tx)
    // Neither place nor words: the audit is read by more people than signs are.
    ctx.audit('sign', id, { state: 'new' })
    ctx.emit('outreach.sign_noted', { sign_id: id, kind: input.kind, day: await dayOf(ctx, ctx.now) })
    return { id }
  },
  view: (ctx, { id }) => showSign(ctx, id),
})

function checkNumbers(words: string, path: string): void {
  const [first] = numbersIn(words)
  if (first) refuse('outreach.sign_has_number', { found: first }, [{ path, code: 'invalid' }])
}

function checkNames(words: string): void {
  const names = namesIn(words)
  if (names.length > 0)
    refuse('outreach.sign_has_name', { found: names.slice(0, 3).join(' ') }, [{ path: 'words', code: 'invalid' }])
}

export const ownSigns = query(routes['GET /api/c/:community/my/signs'], async (ctx, { after, limit }) => {
  const cursor = after === undefined ? undefined : instantCursor(after)
  const found = await sql<Sign>`
    ${selectSigns(ctx.communityId)} and author_person_id = ${ctx.actor.personId}
      and ${cursor ? sql`(noted_at, id) < (${cursor[0]}, ${cursor[1]}::uuid)` : sql`true`}
    order by noted_at desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.noted_at.toISOString(), row.id])
  return { items: await signBriefs(ctx, page.items), next: page.next, mediates: await mediates(ctx) }
})

export const listSigns = query(routes['GET /api/c/:community/signs'], async (ctx, { state, after, limit }) => {
  await checkMediates(ctx)
  const cursor = after === undefined ? undefined : instantCursor(after)
  const found = await sql<Sign>`
    ${selectSigns(ctx.communityId)} and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${cursor ? sql`(noted_at, id) < (${cursor[0]}, ${cursor[1]}::uuid)` : sql`true`}
    order by noted_at desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.noted_at.toISOString(), row.id])
  return { items: await signBriefs(ctx, page.items), next: page.next }
})

export const oneSign = query(routes['GET /api/c/:community/signs/:id'], (ctx, { id }) => showSign(ctx, id))

async function lockSign(ctx: WriteContext, id: string): Promise<Sign> {
  const found = await sql<Sign>`${selectSigns(ctx.communityId)} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** What was done about it. `base` is the revision it was decided on: two who mediate don't write over one another. Refusals: see the route. */
export const actOnSign = command(routes['POST /api/c/:community/signs/:id/act'], {
  async handle(ctx, { id, did, words, base }) {
    if (!(await mediates(ctx))) return refuse('platform.not_found')
    const sign = await lockSign(ctx, id)
    if (sign.revision !== base) refuse('outreach.sign_moved_on')
    if (!actsFrom[sign.state].includes(did)) refuse('outreach.act_unfit')
    if (did !== 'accepted' && words === '') refuse('outreach.words_needed', {}, [{ path: 'words', code: 'required' }])
    checkNumbers(words, 'words')
    const state = did === 'noted' ? sign.state : did === 'reopened' ? 'accepted' : did
    await sql`
      insert into outreach.sign_steps (community_id, sign_id, seq, did, words, by_person_id, at)
      values (${ctx.communityId}, ${id}, ${sign.revision + 1}, ${did}, ${words}, ${ctx.actor.personId}, ${ctx.now})`.execute(
      ctx.tx,
    )
    await sql`
      update outreach.signs set state = ${state}, revision = ${sign.revision + 1}, changed_at = ${ctx.now}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('sign', id, { state })
    const day = await dayOf(ctx, ctx.now)
    if (did === 'mediation') ctx.emit('outreach.sign_to_mediation', { sign_id: id, kind: sign.kind, day })
    return { id }
  },
  view: (ctx, { id }) => showSign(ctx, id),
})

/** Its author takes it back while nobody has begun; nothing of it stays. Refusals: see the route. */
export const withdrawSign = command(routes['POST /api/c/:community/signs/:id/withdraw'], async (ctx, { id }) => {
  const sign = await lockSign(ctx, id)
  if (sign.author_person_id === null || sign.author_person_id !== ctx.actor.personId) refuse('platform.not_found')
  if (sign.state !== 'new') refuse('outreach.sign_moved_on')
  await sql`delete from outreach.sign_steps where community_id = ${ctx.communityId} and sign_id = ${id}`.execute(ctx.tx)
  await sql`delete from outreach.signs where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('sign', id, { state: 'withdrawn' })
  ctx.emit('outreach.sign_withdrawn', { sign_id: id, kind: sign.kind, day: await dayOf(ctx, sign.noted_at) })
  return { id }
})
