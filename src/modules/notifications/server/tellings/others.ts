import type { EventHandler } from '../../../../platform/module.ts'
import { absenceFacts, holdersOf, swapFacts } from '../../../bodies/api.ts'
import { approvalFacts, fillerKinds, formDue, openPartsOf, partFacts } from '../../../forms/api.ts'
import { findingFacts, plannerKinds, roundFacts, settlerKinds } from '../../../outreach/api.ts'
import { conditionFacts, projectFacts } from '../../../projects/api.ts'
import { undertakingFacts } from '../../../undertakings/api.ts'
import { tellerKinds } from '../permissions.ts'
import { toAll } from '../told.ts'
import { telling, tellingEach } from './telling.ts'

type Holder = { post_id: string; person_id: string }
type Round = { round_id: string }
type Person = { person_id: string }
type ChangedCondition = { condition_id: string; what: 'added' | 'open' | 'kept' | 'cannot' }
type Swap = { swap_id: string }

/** Whoever leads a project is told that it is theirs, and how it was judged. */
function ofProject(event: string, kind: 'project_given' | 'project_reviewed'): EventHandler {
  return tellingEach<{ project_id: string }>(event, async (ctx, { project_id }) => {
    const facts = await projectFacts(ctx, project_id)
    return facts ? toAll(facts.leads, { kind, thing: project_id, params: { number: facts.number } }) : []
  })
}

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
  telling<{ delivery_id: string }>('notifications.undelivered', async (ctx) => {
    const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: tellerKinds }, ctx.now)
    return toAll(
      holders.map((holder) => holder.person_id),
      { kind: 'undelivered', thing: null },
    )
  }),
  telling<{ route_id: string }>('outreach.patrol_missed', async (ctx, payloads) => {
    const planning = await holdersOf(ctx.tx, ctx.communityId, { kind: plannerKinds }, ctx.now)
    const persons = planning.filter((holder) => holder.area_path === '').map((holder) => holder.person_id)
    return toAll(persons, { kind: 'patrol_missed', thing: payloads[0]?.route_id ?? null })
  }),
  tellingEach<{ finding_id: string }>('outreach.finding_to_verify', async (ctx, { finding_id }) => {
    const finding = await findingFacts(ctx, finding_id)
    return finding?.state === 'to_verify'
      ? toAll([finding.finder], { kind: 'finding_to_verify', thing: finding_id })
      : []
  }),
  tellingEach<{ sign_id: string; today: boolean }>('outreach.sign_noted', async (ctx, { sign_id, today }) => {
    if (!today) return []
    const wanted = { kind: ['community_secretary', 'deputy_secretary'] } as const
    const mediating = await holdersOf(ctx.tx, ctx.communityId, wanted, ctx.now)
    return toAll(
      mediating.map((holder) => holder.person_id),
      { kind: 'sign_today', thing: sign_id },
    )
  }),
  tellingEach<{ form_id: string }>('forms.reminded', async (ctx, { form_id }) => {
    const due = await formDue(ctx, form_id)
    if (!due) return []
    const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: fillerKinds }, ctx.now)
    const persons = holders.filter((holder) => holder.area_path === '').map((holder) => holder.person_id)
    const params = { day: due.due_day }
    const parts = await openPartsOf(ctx, form_id)
    return [
      ...toAll(persons, { kind: 'form_due', thing: form_id, params }),
      ...parts.flatMap(({ id, person_id }) => toAll([person_id], { kind: 'form_part_left', thing: id, params })),
    ]
  }),
  tellingEach<{ form_id: string }>('forms.approval_asked', async (ctx, { form_id }) => {
    const facts = await approvalFacts(ctx, form_id)
    return facts && !facts.approved ? toAll(facts.approvers, { kind: 'form_to_approve', thing: form_id }) : []
  }),
  tellingEach<{ form_id: string }>('forms.approved', async (ctx, { form_id }) => {
    const facts = await approvalFacts(ctx, form_id)
    return facts?.approved ? toAll([facts.maker], { kind: 'form_approved', thing: form_id }) : []
  }),
  tellingEach<{ part_id: string }>('forms.part_given', async (ctx, { part_id }) => {
    const part = await partFacts(ctx, part_id)
    if (!part?.person_id) return []
    const said = part.due_day
      ? { kind: 'form_part_due' as const, params: { day: part.due_day } }
      : { kind: 'form_part' as const }
    return toAll([part.person_id], { ...said, thing: part_id })
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
  tellingEach<Swap>('bodies.swap_asked', async (ctx, { swap_id }) => {
    const swap = await swapFacts(ctx.tx, ctx.communityId, swap_id)
    if (!swap || swap.outcome !== null) return []
    return toAll([swap.with_person_id], { kind: 'swap_asked', thing: swap.roster_id, params: { day: swap.day } })
  }),
  tellingEach<Swap>('bodies.swap_settled', async (ctx, { swap_id }) => {
    const swap = await swapFacts(ctx.tx, ctx.communityId, swap_id)
    if (!swap?.outcome) return []
    const whom = swap.outcome === 'taken_back' ? swap.with_person_id : swap.person_id
    return toAll([whom], { kind: `swap_${swap.outcome}`, thing: swap.roster_id, params: { day: swap.day } })
  }),
  ofProject('projects.given', 'project_given'),
  ofProject('projects.reviewed', 'project_reviewed'),
  tellingEach<ChangedCondition>('projects.condition_changed', async (ctx, { condition_id, what }) => {
    const facts = await conditionFacts(ctx, condition_id)
    if (!facts?.by_person || facts.state !== (what === 'added' ? 'open' : what)) return []
    const params = { number: facts.number }
    return toAll([facts.by_person], { kind: `condition_${what}`, thing: facts.project_id, params })
  }),
  tellingEach<{ undertaking_id: string }>('undertakings.step_due', async (ctx, { undertaking_id }) => {
    const facts = await undertakingFacts(ctx, undertaking_id)
    if (facts?.state !== 'open' || facts.next_day === null) return []
    return toAll(facts.leads, {
      kind: `${facts.kind}_step_due`,
      thing: undertaking_id,
      params: { day: facts.next_day },
    })
  }),
  telling<Person & { invitation_id: string }>('access.invited', async (_, payloads) =>
    payloads.map(({ person_id, invitation_id }) => ({
      kind: 'post_offered',
      personId: person_id,
      thing: invitation_id,
    })),
  ),
  telling<Person & { device_id: string }>('access.new_device', async (_, payloads) =>
    payloads.map(({ person_id, device_id }) => ({ kind: 'account_new_device', personId: person_id, thing: device_id })),
  ),
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
