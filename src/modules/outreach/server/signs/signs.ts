import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { signBrief, signView } from '../../contract.ts'

export type SignView = z.output<typeof signView>
type Brief = z.output<typeof signBrief>

export type Sign = {
  id: string
  area_id: string
  place_detail: string
  kind: Brief['kind']
  words: string
  urgency: Brief['urgency']
  state: Brief['state']
  author_person_id: string | null
  noted_at: Date
  changed_at: Date
  revision: number
}

export const signRetention = 'outreach.signs'
/** Days a sign is kept after the last thing done about it, unless the community decides otherwise. */
export const signDays = 90

/** To be followed by conditions, which begin with `and`. */
export function selectSigns(communityId: number) {
  return sql`
    select id, area_id, place_detail, kind, words, urgency, state, author_person_id, noted_at, changed_at, revision
    from outreach.signs where community_id = ${communityId}`
}

/** Whether the actor mediates: secretary and deputy, and who sits on a mediation committee. Other chairs and members don't. */
export async function mediates(ctx: ReadContext): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind === 'system') return true
  const posts = actor.permissions.get('outreach.mediate') ?? []
  if (posts.some((post) => post.kind === 'community_secretary' || post.kind === 'deputy_secretary')) return true
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    posts.flatMap((post) => post.bodyId ?? []),
  )
  return [...bodies.values()].some((body) => body.kind === 'mediation_committee')
}

/** Refusal: `platform.not_allowed`. */
export async function checkMediates(ctx: ReadContext): Promise<void> {
  if (!(await mediates(ctx))) refuse('platform.not_allowed')
}

export async function signBriefs(ctx: ReadContext, signs: readonly Sign[]): Promise<Brief[]> {
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    signs.map((sign) => sign.area_id),
  )
  return signs.map((sign) => ({
    id: sign.id,
    kind: sign.kind,
    urgency: sign.urgency,
    place: areas.get(sign.area_id)?.full_name ?? '',
    state: sign.state,
    noted_at: sign.noted_at.toISOString(),
  }))
}

/** A sign for its author and who mediates. Refusal: `platform.not_found` for everybody else. */
export async function showSign(ctx: ReadContext, id: string): Promise<SignView> {
  const found = await sql<Sign>`${selectSigns(ctx.communityId)} and id = ${id}`.execute(ctx.tx)
  const sign = found.rows[0]
  const mediating = await mediates(ctx)
  const author = sign !== undefined && sign.author_person_id !== null && sign.author_person_id === ctx.actor.personId
  if (!sign || !(mediating || author)) return refuse('platform.not_found')
  const steps = await sql<{ did: SignView['steps'][number]['did']; words: string; at: Date }>`
    select did, words, at from outreach.sign_steps
    where community_id = ${ctx.communityId} and sign_id = ${id} order by seq`.execute(ctx.tx)
  const [brief] = await signBriefs(ctx, [sign])
  if (!brief) return refuse('platform.not_found')
  return {
    ...brief,
    place_detail: sign.place_detail,
    words: sign.words,
    revision: sign.revision,
    steps: steps.rows.map((step) => ({ did: step.did, words: mediating ? step.words : '', at: step.at.toISOString() })),
    can: [...(mediating ? actsFrom[sign.state] : []), ...(author && sign.state === 'new' ? ['withdraw'] : [])],
  }
}

/** What who mediates may do in each state. What was ended can be taken up again: nothing here is final before it is deleted. */
export const actsFrom: Record<Brief['state'], readonly SignView['steps'][number]['did'][]> = {
  new: ['accepted', 'talked', 'nothing', 'mediation', 'noted'],
  accepted: ['talked', 'nothing', 'mediation', 'noted'],
  talked: ['noted', 'reopened'],
  nothing: ['noted', 'reopened'],
  mediation: ['noted', 'reopened'],
}
