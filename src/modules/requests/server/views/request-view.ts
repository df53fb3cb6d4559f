import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskName, maskPhone } from '../../../../shared/mask.ts'
import { askPointOf } from '../ask-points/view.ts'
import { canStaff, hasInHand, seesRequester } from '../can.ts'
import { priorityWhy } from '../priorities/view.ts'
import { communityRules } from '../rules/community.ts'
import { extensionMost } from '../rules/limits.ts'
import { groundOf } from './answer.ts'
import {
  type AskerRow,
  askersOf,
  assignedAt,
  attachmentViews,
  deputisedIn,
  idsIn,
  judgementViews,
  pauseReason,
  type StepRow,
  spokenOf,
  stepRows,
} from './course.ts'
import { itemName } from './item-name.ts'
import { type Names, namesFor } from './names.ts'
import { briefOf, iso } from './request-brief.ts'
import { type RequestRow, rowOf } from './rows.ts'
import { stepWords } from './step-words.ts'
import { stopsOf } from './stops.ts'
import type { RequestView, StepView } from './types.ts'

/**
 * A request as staff see it. Whether the actor may see it at all is the caller's question: a command that hands a request on still
 * shows its result. Refusal: `platform.not_found`.
 */
export async function requestView(ctx: ReadContext, id: string): Promise<RequestView> {
  const row = await rowOf(ctx, id)
  const steps = await stepRows(ctx, id)
  const askers = await askersOf(ctx, id)
  const names = await namesFor(ctx, {
    rows: [row],
    bodies: [row.lead_body_id, ...steps.map((step) => step.body_id)],
    posts: steps.flatMap((step) => idsIn(step, 'post_id')),
    persons: [
      row.assignee_person_id,
      askers.main?.person_id ?? null,
      ...steps.flatMap((step) => [...idsIn(step, 'person_id'), deputisedIn(step)]),
    ],
  })
  const { why } = await groundOf(ctx, row)
  const course = { ...row, assigned_at: await assignedAt(ctx, id) }
  return {
    ...briefOf(ctx, row, names),
    description: row.description,
    kind: row.kind,
    area_id: row.area_id,
    place_detail: row.place_detail,
    item: {
      code: row.item_code,
      name: itemName(ctx, { code: row.item_code, name: row.item_name }),
      revision: row.item_revision,
      criterion: row.criterion,
      evidence: row.evidence,
    },
    why,
    closed_by: row.closed_by,
    due_estimated: row.due_estimated,
    paused_reason: row.paused_at ? await pauseReason(ctx, id) : null,
    finished_at: iso(row.finished_at),
    confirm_until: iso(row.confirm_until),
    closed_at: iso(row.closed_at),
    anonymous: row.anonymous,
    confidential: row.confidential,
    tier_why: row.tier_why,
    priority_why: priorityWhy(ctx, row),
    ruling_since: iso(row.ruling_since),
    ruled_at: iso(row.ruled_at),
    extension: await extensionOf(ctx, row),
    ask_point: row.channel === 'ask_point' ? await askPointOf(ctx, id) : null,
    requester: requesterOf(ctx, row, askers.main, names),
    askers_count: askers.count,
    attachments: await attachmentViews(ctx, id),
    judgements: await judgementViews(ctx, id),
    stops: stopsOf(course, ctx.now),
    steps: steps.map((step) => staffStep(ctx, step, names)),
    version: row.version,
    can: canStaff(ctx.actor, row, ctx.now),
  }
}

/** How much longer it may be given; null where it was as often as the community lets it be, or it gives no more time. */
async function extensionOf(ctx: ReadContext, row: RequestRow): Promise<RequestView['extension']> {
  if (!row.extension_left) return null
  const { extensionPercent } = await communityRules(ctx.tx, ctx.communityId)
  const amount = extensionMost(row.resolve_amount, extensionPercent)
  return amount > 0 ? { amount, unit: row.resolve_unit } : null
}

/**
 * Name and number whole only for who works on it (getting in touch is their task), masked for everybody else; a confidential one
 * shows neither but to who may know. Seeing more is a command with a reason that is logged (`requests.reveal_contact`).
 */
function requesterOf(
  ctx: ReadContext,
  row: RequestRow,
  asker: AskerRow | undefined,
  names: Names,
): RequestView['requester'] {
  if (!asker || row.anonymous) return null
  const person = names.persons.get(asker.person_id ?? '')
  const name = person?.name ?? asker.contact_name ?? ''
  const phone = asker.contact_phone ?? person?.phone ?? null
  if (name === '' && phone === null) return null
  if (!seesRequester(ctx.actor, row)) {
    return {
      person_id: null,
      name: ctx.services.texts.message(ctx.language, 'requests', 'view_confidential'),
      phone: null,
    }
  }
  const whole = hasInHand(ctx.actor, row)
  return {
    person_id: whole ? asker.person_id : null,
    name: whole ? name : maskName(name),
    phone: phone === null || whole ? phone : maskPhone(phone),
  }
}

function staffStep(ctx: ReadContext, step: StepRow, names: Names): StepView {
  return {
    seq: step.seq,
    at: step.at.toISOString(),
    kind: step.kind,
    actor_kind: step.actor_kind,
    who: whoDid(ctx, step, names),
    visibility: step.visibility,
    text: stepWords(ctx, step),
    data: { ...withoutWords(step.data), ...toWhom(step, names) },
  }
}

function withoutWords({ say: _, ...data }: StepRow['data']): StepRow['data'] {
  return data
}

/** `to`: whom the step was for, by post and name. */
function toWhom(step: StepRow, names: Names): { to?: string } {
  const title = names.posts.get(spokenOf(step, 'post_id') ?? '')?.title
  const name = names.persons.get(spokenOf(step, 'person_id') ?? '')?.name
  return title === undefined ? {} : { to: [title, name].filter((part) => part !== undefined).join(' ') }
}

/** Staff by post and name, with whom they deputised for; a resident or the system by a word. */
function whoDid(ctx: ReadContext, step: StepRow, names: Names): string {
  if (step.actor_kind === 'resident') return ctx.services.texts.message(ctx.language, 'requests', 'view_resident')
  if (step.actor_kind === 'system') return ctx.services.texts.message(ctx.language, 'requests', 'view_system')
  const title = names.posts.get(step.post_id ?? '')?.title
  const name = names.persons.get(step.person_id ?? '')?.name
  const absent = names.persons.get(deputisedIn(step) ?? '')?.name
  if (absent !== undefined) {
    const params = { deputy: name ?? '', post: title ?? '', name: absent }
    return ctx.services.texts.message(ctx.language, 'requests', 'view_deputy', params)
  }
  const who = [title, name].filter((part) => part !== undefined).join(' ')
  return who === '' ? ctx.services.texts.message(ctx.language, 'requests', 'view_staff') : who
}
