import { linkThings } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { holdersOf, postsByIds } from '../../../bodies/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { communityOf } from '../../../territory/api.ts'
import type { WhistleKind } from '../../contract/views.ts'
import { routes } from '../../contract.ts'
import { leading } from '../permissions.ts'
import { type Place, placeOf } from '../place.ts'
import { actingPost, mayBlow } from './can.ts'
import { checkDepartments, type ReportDue, reportDue } from './departments.ts'
import { addStep, attach, findWhistle, thingKind } from './store.ts'
import { whistleView } from './views.ts'

const numberAttempts = 50

type Lead = { postId: string | null; personId: string | null }

/**
 * Calls departments, each with its own clock from now. Refusals by precedence: `whistles.place_unknown`, `platform.not_allowed` (the
 * place is out of reach), `whistles.request_unknown`, `whistles.lead_unknown`, `whistles.department_unknown`,
 * `whistles.department_empty`, `platform.not_found` for a photo of somebody else's.
 */
export const blowWhistle = command(routes['POST /api/c/:community/whistles'], {
  async handle(ctx, input) {
    const place = await placeOf(ctx, input.area_id)
    if (!mayBlow(ctx.actor, place)) refuse('platform.not_allowed')
    if (input.request_id) await checkRequest(ctx, input.request_id)
    const lead = await leadOf(ctx, place, input.lead_post_id)
    const bodyIds = [...new Set(input.body_ids)]
    await checkDepartments(ctx, bodyIds, 'body_ids')
    const due = await reportDue(ctx, input.kind)
    const id = ctx.newId()
    const number = await insertWhistle(ctx, {
      id,
      kind: input.kind,
      title: input.title,
      description: input.description,
      place_detail: input.place_detail,
      ...place,
      lead_post_id: lead.postId,
      lead_person_id: lead.personId,
      blown_by_post: ownPost(ctx, place)?.id ?? null,
    })
    await insertCalls(ctx, id, bodyIds, due)
    await attach(ctx, id, input.file_ids, 'report')
    const row = (await findWhistle(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
    await addStep(ctx, row, { kind: 'blown', data: { body_ids: bodyIds } })
    if (input.request_id) {
      const link = { from: { kind: 'request', id: input.request_id }, to: { kind: thingKind, id }, relation: 'whistle' }
      await linkThings(ctx.tx, ctx.communityId, link, ctx.now)
    }
    ctx.audit('whistle', id, { number, kind: input.kind, bodies: bodyIds, request: input.request_id ?? null })
    ctx.emit('whistles.blown', { whistle_id: id })
    return { id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

async function checkRequest(ctx: WriteContext, id: string): Promise<void> {
  const [request] = await requestsSeen(ctx, [id])
  if (!request || request.closed) refuse('whistles.request_unknown', {}, [{ path: 'request_id', code: 'invalid' }])
}

/** The post named to lead and who holds it, else whoever blows. */
async function leadOf(ctx: WriteContext, place: Place, postId: string | undefined): Promise<Lead> {
  if (postId === undefined) {
    return { postId: ownPost(ctx, place)?.id ?? null, personId: ctx.actor.personId }
  }
  const post = (await postsByIds(ctx.tx, ctx.communityId, [postId])).get(postId)
  const [holder] =
    post && leading.includes(post.kind) ? await holdersOf(ctx.tx, ctx.communityId, { postId }, ctx.now) : []
  if (!holder) return refuse('whistles.lead_unknown', {}, [{ path: 'lead_post_id', code: 'invalid' }])
  return { postId, personId: holder.person_id }
}

function ownPost(ctx: WriteContext, place: Place) {
  return actingPost(ctx.actor, 'whistles.blow', { ...place, state: 'open', lead_person_id: null })
}

type NewWhistle = Place & {
  id: string
  kind: WhistleKind
  title: string
  description: string
  place_detail: string
  lead_post_id: string | null
  lead_person_id: string | null
  blown_by_post: string | null
}

/** Keeps it under the day's next number: 哨 of 12 June the third is S20260612-03. */
async function insertWhistle(ctx: WriteContext, values: NewWhistle): Promise<string> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  const day = `S${civilDateOf(ctx.now, zone).replaceAll('-', '')}-`
  const last = await ctx.tx
    .selectFrom('whistles.whistles')
    .select('number')
    .where('community_id', '=', ctx.communityId)
    .where('number', '>=', day)
    .where('number', '<', `${day}:`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const first = Number(last?.number.slice(day.length) ?? 0) + 1
  const by = { blown_by_person: ctx.actor.personId, blown_at: ctx.now, state: 'open' } as const
  for (let serial = first; serial < first + numberAttempts; serial += 1) {
    const number = `${day}${String(serial).padStart(2, '0')}`
    const kept = await ctx.tx
      .insertInto('whistles.whistles')
      .values({ community_id: ctx.communityId, number, ...values, ...by })
      .onConflict((conflict) => conflict.columns(['community_id', 'number']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept) return number
  }
  throw new Error(`no free number after ${numberAttempts} attempts`)
}

/** The clocks of departments that are called now. */
export async function insertCalls(
  ctx: WriteContext,
  whistleId: string,
  bodyIds: readonly string[],
  { due, estimated }: ReportDue,
): Promise<void> {
  await ctx.tx
    .insertInto('whistles.calls')
    .values(
      bodyIds.map((body_id) => ({
        community_id: ctx.communityId,
        whistle_id: whistleId,
        body_id,
        state: 'called',
        called_at: ctx.now,
        report_due: due,
        due_estimated: estimated,
      })),
    )
    .execute()
}
