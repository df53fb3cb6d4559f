import type { ReadContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { ageAt, civilDateOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { livePerson, type PersonFacts, personWhereabouts } from '../../people/api.ts'
import { communityOf } from '../../territory/api.ts'

/** Under fourteen every consent is the guardian's (个人信息保护法 31). */
const ageOfOwnWord = 14

/** The asker's own entry. The door has asked for a bound account. */
export function ownId(ctx: ReadContext): string {
  return ctx.actor.personId ?? refuse('platform.not_a_member')
}

/**
 * Stops unless one of the actor's posts with this permission reaches the person's dwelling.
 * Refusal: `platform.not_found`, the same for nobody and for somebody elsewhere.
 */
export async function reachPerson(ctx: ReadContext, permission: string, personId: string): Promise<void> {
  const place = await personWhereabouts(ctx.tx, ctx.communityId, personId)
  if (!place || !holdsOver(ctx.actor, permission, place)) refuse('platform.not_found')
}

/** Refusal: `platform.not_found` for an entry merged away or erased. */
export async function factsOf(ctx: ReadContext, personId: string): Promise<PersonFacts> {
  return (await livePerson(ctx.tx, ctx.communityId, personId)) ?? refuse('platform.not_found')
}

/** Whether the law takes them for a child whose guardian decides; unknown birthdays count as grown up. */
export async function isChild(ctx: ReadContext, { birth_date }: PersonFacts): Promise<boolean> {
  if (birth_date === null) return false
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  return ageAt(birth_date, civilDateOf(ctx.now, zone)) < ageOfOwnWord
}
