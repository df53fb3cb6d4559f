import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays, type CivilDate, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, holdersOf, type PostHolder } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { leads } from '../permissions.ts'
import { zoneOf } from '../queries/days.ts'
import { requestView } from '../views/request-view.ts'
import { openParts } from './parts.ts'
import { forwardingsOf, nextLetterNumber } from './store.ts'

const openMost = 5
/** An answer is awaited for half a year at most: what takes longer is another matter. */
const daysMost = 183

/**
 * Puts a request, or a part of it, to a body that has no account here (对外转办): an official letter with number, day of answering and signature.
 * Responsibility and clocks stay; whoever asked reads to whom it went and by when an answer is expected. Refusals: those of `lockForStaff`,
 * `requests.addressee_needed`, `requests.body_unknown`, `requests.part_unknown`, `requests.signer_unfit`, `requests.due_in_past`, `requests.due_too_far`,
 * `requests.too_many_forwardings`, `requests.forwarded_already`.
 */
export const forwardOut = command(routes['POST /api/c/:community/requests/:id/forwardings'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'forward_out')
    const to = await addressee(ctx, input)
    const signer = (await signers(ctx)).find((one) => one.post_id === input.signed_by_post)
    if (!signer) refuse('requests.signer_unfit', {}, [{ path: 'signed_by_post', code: 'invalid' }])
    const zone = await zoneOf(ctx)
    const today = civilDateOf(ctx.now, zone)
    checkDue(input.due_on, today)
    if (input.part_id) await checkPart(ctx, row.id, input.part_id)
    await checkOthers(ctx, row.id, { ...to, partId: input.part_id ?? null })
    const id = ctx.newId()
    const year = Number(today.slice(0, 4))
    const number = await nextLetterNumber(ctx, year)
    await ctx.tx
      .insertInto('requests.forwardings')
      .values({
        community_id: ctx.communityId,
        id,
        request_id: row.id,
        letter_year: year,
        letter_no: number,
        body_id: to.bodyId,
        part_id: input.part_id ?? null,
        addressee: to.name,
        email: input.email,
        asked: input.asked,
        signed_by_person: signer.person_id,
        signed_by_post: signer.post_id,
        forwarded_by_person: ctx.actor.personId,
        forwarded_at: ctx.now,
        due_on: input.due_on,
        due_at: instantOf(addDays(input.due_on, 1), '00:00', zone),
      })
      .execute()
    const actor = staffActor(ctx, 'requests.dispatch', row)
    const data = { forwarding_id: id, addressee: to.name, due_on: input.due_on }
    const step = { kind: 'forwarded_out', actor, visibility: 'public', body: '', data } as const
    await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
    ctx.audit('request', row.id, {
      forwarding: id,
      addressee: to.name,
      body: to.bodyId,
      due_on: input.due_on,
      letter: `${year}-${number}`,
    })
    ctx.emit('requests.forwarded_out', { request_id: row.id, forwarding_id: id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Addressee = { bodyId: string | null; name: string }

async function addressee(
  ctx: WriteContext,
  wanted: { body_id?: string | undefined; addressee: string },
): Promise<Addressee> {
  if (!wanted.body_id) {
    const name = wanted.addressee
    return name === ''
      ? refuse('requests.addressee_needed', {}, [{ path: 'addressee', code: 'required' }])
      : { bodyId: null, name }
  }
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [wanted.body_id])).get(wanted.body_id)
  if (!body || body.dissolved_at) refuse('requests.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
  return { bodyId: body.id, name: body.name }
}

/** Who signs letters of the community: secretary and deputy. */
export async function signers(ctx: ReadContext): Promise<PostHolder[]> {
  return holdersOf(ctx.tx, ctx.communityId, { kind: leads, areaPaths: [''] }, ctx.now)
}

function checkDue(due: CivilDate, today: CivilDate): void {
  if (due <= today) refuse('requests.due_in_past', {}, [{ path: 'due_on', code: 'invalid' }])
  if (due > addDays(today, daysMost))
    refuse('requests.due_too_far', { days: daysMost }, [{ path: 'due_on', code: 'invalid' }])
}

/** A part that was given to somebody and isn't done. */
async function checkPart(ctx: WriteContext, requestId: string, partId: string): Promise<void> {
  const part = (await openParts(ctx, requestId)).find((one) => one.id === partId)
  if (!part) refuse('requests.part_unknown', {}, [{ path: 'part_id', code: 'invalid' }])
}

async function checkOthers(
  ctx: WriteContext,
  requestId: string,
  to: Addressee & { partId: string | null },
): Promise<void> {
  const open = (await forwardingsOf(ctx, requestId)).filter((one) => !one.answered_at && !one.withdrawn_at)
  if (open.length >= openMost) refuse('requests.too_many_forwardings', { most: openMost })
  const same = open.filter((one) => one.part_id === to.partId)
  const again = same.some((one) => (to.bodyId ? one.body_id === to.bodyId : one.addressee === to.name))
  if (again) refuse('requests.forwarded_already', { name: to.name })
}
