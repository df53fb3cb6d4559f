import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import {
  type AwayNow,
  awayAmong,
  bodiesByIds,
  bodiesOfCompound,
  holdersOf,
  type PostHolder,
} from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { bodyBound, handlers } from '../permissions.ts'
import { hasIt, mayTakeOver } from '../rules/hand-over.ts'
import { compoundOf } from '../rules/items.ts'
import { receiverFor } from '../rules/receiver.ts'
import { groundOf } from '../views/answer.ts'
import type { RequestRow } from '../views/rows.ts'
import { zoneOf } from './days.ts'
import { visibleRow } from './visibility.ts'

/**
 * Whom a request may be given to: posts of the community that reach its place, the nearest first; the company of its compound; the
 * clerks of departments, as far as the act they are wanted for accepts them. And whom item and place point at. Refusal: `platform.not_found`.
 */
export const receivers = query(
  routes['GET /api/c/:community/requests/:id/receivers'],
  async (ctx, { id, for: act }) => {
    const row = await visibleRow(ctx, id)
    const holders = (await holdersFor(ctx, row, act)).filter((holder) => accepted(ctx, row, holder, act))
    const bodies = await bodiesByIds(ctx.tx, ctx.communityId, idsOf(holders.map((holder) => holder.body_id)))
    const away = await awayAmong(
      ctx.tx,
      ctx.communityId,
      holders.map((holder) => holder.person_id),
      ctx.now,
    )
    const deputies = [...away.values()].map((absence) => absence.deputy_id)
    const persons = await personNames(
      ctx.tx,
      ctx.communityId,
      idsOf([...holders.map((holder) => holder.person_id), ...deputies]),
    )
    const zone = await zoneOf(ctx)
    const lead = { kind: row.lead_kind, bodyId: row.lead_body_id }
    const proposed = await receiverFor(ctx.tx, ctx.communityId, lead, row, ctx.now)
    return {
      proposed: {
        body_id: row.lead_body_id,
        post_id: proposed?.post_id ?? null,
        person_id: proposed?.person_id ?? null,
        why: (await groundOf(ctx, row)).why,
      },
      receivers: holders.map((holder) => ({
        body_id: holder.body_id,
        body_name: bodies.get(holder.body_id ?? '')?.name ?? '',
        post_id: holder.post_id,
        title: holder.title,
        person_id: holder.person_id,
        person_name: persons.get(holder.person_id)?.name ?? null,
        away: awayView(away.get(holder.person_id), persons, zone),
      })),
    }
  },
)

function awayView(absence: AwayNow | undefined, persons: ReadonlyMap<string, { name: string }>, zone: string) {
  if (!absence) return null
  return {
    until: civilDateOf(new Date(absence.until_at.getTime() - 1), zone),
    deputy: persons.get(absence.deputy_id ?? '')?.name ?? null,
  }
}

type Act = 'dispatch' | 'hand_over' | 'ask'

/** Only whom the act itself accepts: a list that offers what is refused wastes a morning. */
function accepted(ctx: ReadContext, row: RequestRow, holder: PostHolder, act: Act): boolean {
  if (act === 'hand_over') return mayTakeOver(row, holder) && !hasIt(row, holder)
  return act === 'dispatch' || holder.person_id !== ctx.actor.personId
}

async function holdersFor(ctx: ReadContext, row: RequestRow, act: Act): Promise<PostHolder[]> {
  const { tx, communityId, now } = ctx
  const ofArea = handlers.filter((kind) => !bodyBound.includes(kind))
  const areaPaths = ['', row.admin_path, row.compound_path]
  const nearby = await holdersOf(tx, communityId, { kind: ofArea, areaPaths }, now)
  const ofBodies = await holdersOf(tx, communityId, { kind: handlers.filter((kind) => bodyBound.includes(kind)) }, now)
  if (act === 'hand_over' && row.lead_body_id) {
    const colleagues = await holdersOf(tx, communityId, { kind: [...handlers], bodyId: row.lead_body_id }, now)
    return distinct([...colleagues, ...nearby, ...ofBodies])
  }
  const local = await companiesHere(ctx, row)
  const inReach = ofBodies.filter(
    (holder) => holder.kind !== 'property_manager' || local === null || local.has(holder.body_id),
  )
  return [...nearby, ...inReach]
}

function distinct(holders: readonly PostHolder[]): PostHolder[] {
  return [...new Map(holders.map((holder) => [`${holder.post_id} ${holder.person_id}`, holder])).values()]
}

/** Bodies that answer in the compound of a request; null where it lies in none. */
async function companiesHere(ctx: ReadContext, row: RequestRow): Promise<Set<string | null> | null> {
  const area = row.area_id ? await findArea(ctx.tx, ctx.communityId, row.area_id) : undefined
  const compound = compoundOf(area)
  if (compound === null) return null
  const bodies = await bodiesOfCompound(ctx.tx, ctx.communityId, compound, ctx.now)
  return new Set<string | null>([...bodies.map((body) => body.id), row.lead_body_id])
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
