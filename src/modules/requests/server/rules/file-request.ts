import { type NewAsker, openCase, type StepActor, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { sideBySide } from '../../../../platform/db/one-connection.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { insertRequest, thingKind } from '../store.ts'
import { titleOf } from '../views/title.ts'
import { type Answer, answerFor } from './answer.ts'
import { type CommunityRules, communityRules } from './community.ts'
import { assignedTo, type Receiver, type Undispatched, waitingStep } from './dispatch.ts'
import { type Place, placeOf, type WantedPlace } from './place.ts'
import { checkAnswered, checkOurs, type GivenAnswer, withAnswers } from './questions-of-item.ts'
import { receiverOf } from './receiver.ts'

/** Where the poster hangs that a request was filed from. */
export type AskPoint = { id: string; name: string }

/** What every way of filing knows by the time the matter itself is looked at. */
export type Filing = {
  input: {
    item_code: string
    description: string
    place_detail: string
    anonymous: boolean
    confidential: boolean
    proposed_item?: string | undefined
    answers?: GivenAnswer[] | undefined
  }
  asker: NewAsker
  /** Who files, as the timeline shows it. */
  actor: StepActor
  channel: string
  askPoint?: AskPoint | undefined
  enteredBy?: StepActor
} & Grounds

/** What any filing stands on: what the community decided, and where the matter is. */
export type Grounds = { rules: CommunityRules; place: Place }

/** Refusals: those of `placeOf`, `platform.not_found`. */
export async function groundsOf(ctx: WriteContext, input: WantedPlace): Promise<Grounds> {
  const [rules, place] = await sideBySide([
    communityRules(ctx.tx, ctx.communityId),
    placeOf(ctx.tx, ctx.communityId, input),
  ])
  return { rules, place }
}

/**
 * Files a request: who is answerable and by when, the case with its number, and straight on to whoever receives it unless the
 * community dispatches by hand. Returns the id. Refusals: those of `answerFor`, `requests.not_ours`,
 * `requests.answer_needed` where somebody files for themselves.
 */
export async function fileRequest(ctx: WriteContext, filing: Filing): Promise<string> {
  const { input, place } = filing
  const given = input.answers ?? []
  const answer = await answerFor(ctx.tx, ctx.communityId, input.item_code, place.area, ctx.now, filing.rules)
  checkOurs(answer.item, given)
  if (filing.channel === 'web' || filing.channel === 'ask_point') checkAnswered(answer.item, given)
  const description = withAnswers(answer.item, input.description, given)
  const found = filing.rules.autoDispatch ? await findReceiver(ctx, answer, place) : 'by_hand'
  const id = ctx.newId()
  const number = await open(ctx, id, filing, answer, found)
  await insertRequest(ctx.tx, ctx.communityId, {
    id,
    item: answer.item,
    description,
    searched: [number, answer.item.name, description, place.name, input.place_detail],
    placeDetail: input.place_detail,
    dwellingId: place.dwellingId,
    channel: filing.channel,
    anonymous: input.anonymous,
    confidential: input.confidential,
    enteredByPost: filing.enteredBy?.postId ?? null,
    enteredByPerson: filing.enteredBy?.personId ?? null,
    publicOpen: answer.item.public_open && !input.confidential,
    askPointId: filing.askPoint?.id ?? null,
    proposalTaken: input.proposed_item === undefined ? null : input.proposed_item === answer.item.code,
  })
  ctx.audit('request', id, { number, item: answer.item.code, channel: filing.channel, anonymous: input.anonymous })
  ctx.emit('requests.filed', { request_id: id })
  if (typeof found !== 'string') ctx.emit('requests.dispatched', { request_id: id })
  return id
}

async function findReceiver(ctx: WriteContext, answer: Answer, place: Place): Promise<Receiver | Undispatched> {
  if (!answer.body && answer.kind !== 'residents' && answer.kind !== 'community') return 'nobody_answers'
  const lead = { kind: answer.kind, bodyId: answer.body?.id ?? null, postId: answer.postId }
  return (await receiverOf(ctx, lead, pathsOf(place))) ?? 'nobody_receives'
}

function open(
  ctx: WriteContext,
  id: string,
  filing: Filing,
  answer: Answer,
  found: Receiver | Undispatched,
): Promise<string> {
  const { item, kind, why, source } = answer
  const { place } = filing
  const bodyId = answer.body?.id ?? null
  const filed = {
    kind: 'filed',
    actor: filing.actor,
    visibility: 'public',
    data: {
      source,
      why,
      answerable: kind,
      body_id: bodyId,
      ...(filing.askPoint ? { ask_point: filing.askPoint.name } : {}),
    },
  } as const
  const given = typeof found === 'string' ? undefined : assignedTo(found, bodyId, systemActor, '')
  const next = given?.step ?? waitingStep(found as Undispatched, systemActor)
  const day = civilDateOf(ctx.now, filing.rules.timeZone).slice(2).replaceAll('-', '')
  return openCase(
    ctx.tx,
    ctx.communityId,
    {
      id,
      kind: thingKind,
      title: titleOf(filing.input.description),
      state: given ? 'assigned' : 'to_dispatch',
      priority: item.priority,
      area_id: place.area?.id ?? null,
      ...pathsOf(place),
      lead_kind: kind,
      lead_body_id: bodyId,
      filed_at: ctx.now,
      contact_due: answer.contact_due,
      resolve_due: answer.resolve_due,
      due_estimated: answer.due_estimated,
      steps: [filed, next],
      asker: filing.asker,
      ...(given ? { assignment: given.assignment } : {}),
    },
    () => `${day}-${ctx.services.vault.digits(5)}`,
  )
}

/** Paths of a place; without one it's the whole community's. */
function pathsOf(place: Place): { admin_path: string | null; compound_path: string | null } {
  const { area } = place
  return area
    ? { admin_path: area.admin_path, compound_path: area.compound_path }
    : { admin_path: '', compound_path: null }
}
