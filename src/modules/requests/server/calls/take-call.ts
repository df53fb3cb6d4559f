import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { noteView } from '../../../access/api.ts'
import { callersByPhone } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { writeUp } from '../lines/hear-line.ts'
import { lockRing } from '../lines/rings.ts'
import { type Call, callInHand, lockCall, readPhone } from './call.ts'
import { callView } from './call-view.ts'
import { callBackDue } from './due.ts'

const enteredLaterMs = 7 * 24 * 3_600_000

/**
 * Takes, makes or enters a call. The number is looked up in the register; who was found is noted in the audit. An outgoing call shows
 * the whole number of the call it answers: that is noted in the view log. Refusals: see the route.
 */
export const takeCall = command(routes['POST /api/c/:community/calls'], {
  async handle(ctx, input) {
    if (input.kind !== 'missed' && (await callInHand(ctx))) refuse('requests.call_in_hand')
    const answered = input.answers ? await lockCall(ctx, input.answers) : undefined
    const ring = input.ring ? await lockRing(ctx, input.ring) : undefined
    const known = answered ?? ring
    const phone = known ? known.phone : input.phone ? readPhone(input.phone) : null
    if (input.kind !== 'in' && phone === null)
      refuse('requests.phone_unreadable', {}, [{ path: 'phone', code: 'required' }])
    const callers = phone === null ? [] : await callersByPhone(ctx, phone)
    const personId = answered?.person_id ?? (callers.length === 1 ? (callers[0]?.id ?? null) : null)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.calls')
      .values({ community_id: ctx.communityId, id, phone, person_id: personId, ...(await begun(ctx, input, answered)) })
      .execute()
    if (ring) await writeUp(ctx, ring.id, id)
    if (input.kind === 'out' && personId)
      await noteView(
        ctx,
        personId,
        'phone',
        ctx.services.texts.message('zh-CN', 'requests', 'call_back_reason'),
        postOf(ctx),
      )
    ctx.audit('call', id, {
      kind: input.kind,
      phone,
      recognised: callers.map((one) => one.id),
      answers: answered?.id ?? null,
      ring: ring?.id ?? null,
    })
    return { id }
  },
  view: (ctx, { id }) => callView(ctx, id),
})

type Input = { kind: Call['kind']; at?: string | undefined }

async function begun(ctx: WriteContext, input: Input, answered: Call | undefined) {
  const base = { kind: input.kind, taken_by_post: postOf(ctx), taken_by_person: ctx.actor.personId }
  if (input.kind !== 'missed') return { ...base, started_at: ctx.now, answers: answered?.id ?? null }
  const at = missedAt(ctx, input.at)
  return { ...base, started_at: at, ended_at: at, call_back_due: await callBackDue(ctx, at) }
}

/** When a call entered later rang: not in the future, not longer ago than anybody would return it. */
function missedAt(ctx: WriteContext, told: string | undefined): Date {
  const at = told === undefined ? ctx.now : new Date(told)
  if (at > ctx.now || ctx.now.getTime() - at.getTime() > enteredLaterMs) {
    refuse('platform.input_invalid', { count: 1 }, [{ path: 'at', code: 'invalid' }])
  }
  return at
}

/** The post by which this person answers the hotline. */
function postOf(ctx: WriteContext): string | null {
  const id = ctx.actor.permissions.get('requests.take_calls')?.[0]?.id
  return id && /^[\da-f-]{36}$/.test(id) ? id : null
}
