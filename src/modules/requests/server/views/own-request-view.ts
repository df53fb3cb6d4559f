import { type AskerRelation, askerOf, survivorOf } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { canRequester } from '../can.ts'
import { forwardingsOf } from '../forwardings/store.ts'
import { groundOf } from './answer.ts'
import {
  askersOf,
  assignedAt,
  attachmentViews,
  deputisedIn,
  filesOf,
  idsIn,
  judgementViews,
  pauseReason,
  type StepRow,
  spokenOf,
  stepRows,
} from './course.ts'
import { itemName } from './item-name.ts'
import { type Names, namesFor } from './names.ts'
import { iso } from './request-brief.ts'
import { isOverdue, type RequestRow, rowOf } from './rows.ts'
import { stepWords } from './step-words.ts'
import { stopsOf } from './stops.ts'
import type { AttachmentView, OwnRequestView, StepView } from './types.ts'

/** Parts of a step that are the requester's business too. */
const openData = ['addressee', 'due_on', 'file_ids', 'outcome', 'grade', 'solved', 'ground']

/**
 * A request as the one who asked sees it: public steps only, workers by their post. Who joined sees the matter and what is done about
 * it, and nothing another wrote, added or judged. Whether it is theirs is the caller's question. Refusal: `platform.not_found`.
 */
export async function ownRequestView(ctx: ReadContext, id: string, relation: AskerRelation): Promise<OwnRequestView> {
  const row = await rowOf(ctx, id)
  const own = await viewOf(ctx, row, relation)
  return row.outcome === 'merged' ? followed(ctx, own, await survivorOf(ctx.tx, ctx.communityId, id)) : own
}

/**
 * A request that was merged into another, as its own asker sees it: their words under their number, and the course of the one it lives on
 * in, seen as somebody who joined sees it. Acts are there, for who follows it by account.
 */
async function followed(ctx: ReadContext, own: OwnRequestView, survivorId: string): Promise<OwnRequestView> {
  const row = await rowOf(ctx, survivorId)
  const on = await viewOf(ctx, row, 'joined')
  const { personId } = ctx.actor
  const thing = { kind: 'request', id: survivorId }
  const follows = personId ? await askerOf(ctx.tx, ctx.communityId, thing, personId) : undefined
  const { state, outcome, closed_by, answer, handler, contact_due, resolve_due, due_estimated } = on
  const { overdue, paused_reason, confirm_until, result, stops, askers_count, forwarded } = on
  const told = on.steps.map((step) => ({ ...step, data: { ...step.data, file_ids: [] } }))
  return {
    ...own,
    ...{ state, outcome, closed_by, answer, handler, contact_due, resolve_due, due_estimated },
    ...{ overdue, paused_reason, confirm_until, result, stops, askers_count, forwarded },
    steps: [...told, ...own.steps]
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map((step, index, all) => ({ ...step, seq: all.length - index })),
    merged_into: { id: follows ? survivorId : null, number: row.number },
    can: [],
  }
}

async function viewOf(ctx: ReadContext, row: RequestRow, relation: AskerRelation): Promise<OwnRequestView> {
  const { id } = row
  const joined = relation === 'joined'
  const item = itemName(ctx, { code: row.item_code, name: row.item_name })
  const steps = (await stepRows(ctx, id)).filter(
    (step) => step.visibility === 'public' && (!joined || step.actor_kind !== 'resident' || isOwn(ctx, step)),
  )
  const names = await namesFor(ctx, {
    rows: [joined ? { ...row, dwelling_id: null } : row],
    bodies: [row.lead_body_id, ...steps.map((step) => step.body_id)],
    posts: [row.assignee_post_id, ...steps.flatMap((step) => idsIn(step, 'post_id'))],
  })
  const attachments = ownAttachments(await attachmentViews(ctx, id), steps, joined)
  return {
    id: row.id,
    number: row.number,
    title: joined ? item : row.title,
    description: joined ? '' : row.description,
    item: { code: row.item_code, name: item },
    state: row.state,
    outcome: row.outcome,
    closed_by: row.closed_by,
    place: names.placeOf(joined ? { ...row, dwelling_id: null, place_detail: '' } : row),
    filed_at: row.filed_at.toISOString(),
    ...(await whoAnswers(ctx, row, names)),
    contact_due: row.contact_due.toISOString(),
    resolve_due: row.resolve_due.toISOString(),
    due_estimated: row.due_estimated,
    overdue: isOverdue(row, ctx.now),
    paused_reason: row.paused_at ? await pauseReason(ctx, id) : null,
    confirm_until: iso(row.confirm_until),
    result: resultOf(row, steps),
    stops: stopsOf({ ...row, assigned_at: await assignedAt(ctx, id) }, ctx.now),
    steps: steps.map((step) => ownStep(ctx, step, names, attachments)),
    attachments,
    judgements: joined ? [] : await judgementViews(ctx, id),
    askers_count: (await askersOf(ctx, id)).count,
    forwarded: await forwardedTo(ctx, id),
    relation,
    merged_into: null,
    can: canRequester(row, ctx.now, relation),
  }
}

async function whoAnswers(
  ctx: ReadContext,
  row: RequestRow,
  names: Names,
): Promise<Pick<OwnRequestView, 'answer' | 'handler'>> {
  const body = names.bodies.get(row.lead_body_id ?? '')
  const post = names.posts.get(row.assignee_post_id ?? '')
  const { why } = await groundOf(ctx, row)
  return {
    answer: { kind: row.lead_kind, body: body ? { name: body.name, phone: body.public_phone } : null, why },
    handler: post ? { name: post.title, phone: post.public_phone ?? body?.public_phone ?? null } : null,
  }
}

/** Bodies outside it was put to, and by when they answer; what was taken back isn't told. */
async function forwardedTo(ctx: ReadContext, id: string): Promise<OwnRequestView['forwarded']> {
  const rows = (await forwardingsOf(ctx, id)).filter((row) => !row.withdrawn_at)
  return rows.map(({ addressee, due_on, answered_on }) => ({ to: addressee, due_on, answered_on }))
}

function isOwn(ctx: ReadContext, step: StepRow): boolean {
  return step.person_id !== null && step.person_id === ctx.actor.personId
}

/** What was reported, and what came with the steps shown: a photo of an internal note stays inside. */
function ownAttachments(all: readonly AttachmentView[], steps: readonly StepRow[], joined: boolean) {
  const shown = new Set(steps.flatMap(filesOf))
  return all.filter((file) => (!joined && file.role === 'report') || shown.has(file.file_id))
}

/** What was done, in the handler's words, once it is done. */
function resultOf(row: RequestRow, steps: readonly StepRow[]): string | null {
  if (row.state !== 'finished' && row.state !== 'closed') return null
  return steps.find((step) => step.kind === 'finished')?.body ?? null
}

function ownStep(ctx: ReadContext, step: StepRow, names: Names, attachments: readonly AttachmentView[]): StepView {
  const files = filesOf(step).filter((file) => attachments.some((shown) => shown.file_id === file))
  const open = Object.fromEntries(Object.entries(step.data).filter(([key]) => openData.includes(key)))
  const to = names.posts.get(spokenOf(step, 'post_id') ?? '')?.title
  const data = to === undefined ? open : { ...open, to }
  return {
    seq: step.seq,
    at: step.at.toISOString(),
    kind: step.kind,
    actor_kind: step.actor_kind,
    who: whoDid(ctx, step, names),
    visibility: step.visibility,
    text: stepWords(ctx, step),
    data: files.length > 0 || 'file_ids' in data ? { ...data, file_ids: files } : data,
  }
}

function whoDid(ctx: ReadContext, step: StepRow, names: Names): string {
  if (step.actor_kind === 'resident') return ctx.services.texts.message(ctx.language, 'requests', 'view_you')
  if (step.actor_kind === 'system') return ctx.services.texts.message(ctx.language, 'requests', 'view_system')
  const post = names.posts.get(step.post_id ?? '')?.title
  if (post !== undefined && deputisedIn(step) !== null)
    return ctx.services.texts.message(ctx.language, 'requests', 'view_own_deputy', { post })
  return (
    post ??
    names.bodies.get(step.body_id ?? '')?.name ??
    ctx.services.texts.message(ctx.language, 'requests', 'view_staff')
  )
}
