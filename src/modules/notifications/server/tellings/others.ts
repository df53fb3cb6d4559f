import type { EventHandler } from '../../../../platform/module.ts'
import { absenceFacts, holdersOf } from '../../../bodies/api.ts'
import { roundFacts, settlerKinds } from '../../../outreach/api.ts'
import { toAll } from '../told.ts'
import { telling, tellingEach } from './telling.ts'

type Holder = { post_id: string; person_id: string }
type Round = { round_id: string }
type Person = { person_id: string }

/** Walks, posts and absences, accounts, and what people ask about their data. */
export const otherTellings: readonly EventHandler[] = [
  tellingEach<Round>('outreach.round_opened', async (ctx, { round_id }) => {
    const round = await roundFacts(ctx, round_id)
    if (round?.state !== 'open') return []
    return toAll(round.walkers, { kind: 'round_open', thing: round_id, params: { day: round.until_day } })
  }),
  tellingEach<Round>('outreach.round_closed', async (ctx, { round_id }) => {
    const round = await roundFacts(ctx, round_id)
    return toAll(round?.walkers ?? [], { kind: 'round_over', thing: round_id })
  }),
  telling<Round>('outreach.marked', async (ctx, payloads) => {
    const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: settlerKinds }, ctx.now)
    const persons = holders.map((holder) => holder.person_id)
    return toAll(persons, { kind: 'marks_to_settle', thing: payloads[0]?.round_id ?? null })
  }),
  telling<Holder>('bodies.post_filled', async (_, payloads) =>
    payloads.map(({ post_id, person_id }) => ({ kind: 'post_begun', personId: person_id, thing: post_id })),
  ),
  telling<Holder>('bodies.post_vacated', async (_, payloads) =>
    payloads.map(({ post_id, person_id }) => ({ kind: 'post_ended', personId: person_id, thing: post_id })),
  ),
  tellingEach<{ absence_id: string }>('bodies.absence_changed', async (ctx, { absence_id }) => {
    const absence = await absenceFacts(ctx.tx, ctx.communityId, absence_id)
    if (!absence || absence.until_at <= ctx.now) return []
    const params = { at: absence.from_at.toISOString() }
    return toAll([absence.deputy_id], { kind: 'deputising', thing: absence_id, params })
  }),
  telling<Person & { how: string }>('access.account_bound', async (_, payloads) =>
    payloads
      .filter(({ how }) => how === 'phone' || how === 'code' || how === 'invitation')
      .map(({ person_id }) => ({ kind: 'account_bound', personId: person_id, thing: null })),
  ),
  telling<Person>('access.account_unbound', async (_, payloads) =>
    payloads.map(({ person_id }) => ({ kind: 'account_unbound', personId: person_id, thing: null })),
  ),
  telling<Person>('access.account_recovered', async (_, payloads) =>
    payloads.map(({ person_id }) => ({ kind: 'account_recovered', personId: person_id, thing: null })),
  ),
  telling<Person & { right_id: string }>('privacy.right_answered', async (_, payloads) =>
    payloads.map(({ right_id, person_id }) => ({ kind: 'right_answered', personId: person_id, thing: right_id })),
  ),
  tellingEach<{ right_id: string }>('privacy.right_asked', async (ctx, { right_id }) => {
    const wanted = { kind: ['community_secretary', 'deputy_secretary'] } as const
    const holders = await holdersOf(ctx.tx, ctx.communityId, wanted, ctx.now)
    return toAll(
      holders.map((holder) => holder.person_id),
      { kind: 'right_asked', thing: right_id },
    )
  }),
]
