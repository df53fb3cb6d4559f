import type { NewAsker } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { sideBySide } from '../../../../platform/db/one-connection.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { helpPhone } from '../door.ts'
import { phoneFrom } from '../rules/contact.ts'
import { type Filing, fileRequest, groundsOf } from '../rules/file-request.ts'
import type { WantedPlace } from '../rules/place.ts'
import { attach } from '../store.ts'
import { receiptView } from '../views/receipt-view.ts'

/**
 * Staff write down what somebody asks for at the counter, on the telephone or at the door. Who is in the register is its asker; others
 * leave a telephone number, or no name at all. Staff may serve any place: whoever is asked first takes it down (首问负责).
 * Refusals: see the route.
 */
export const fileRequestFor = command(routes['POST /api/c/:community/desk/requests'], {
  handle: async (ctx, input) => ({ id: await fileOnBehalf(ctx, input) }),
  view: (ctx, { id }) => receiptView(ctx, id),
})

type Wish = Filing['input'] & WantedPlace & Contact & { channel: string; file_ids: string[] }

/** Files what somebody asks a member of staff for; returns its id. Refusals: those of the route above. */
export async function fileOnBehalf(ctx: WriteContext, input: Wish): Promise<string> {
  const byStaff = ctx.actor.kind === 'account'
  const post = byStaff ? ctx.actor.permissions.get('requests.file_for')?.[0] : undefined
  const actor = {
    kind: byStaff ? ('staff' as const) : ('system' as const),
    personId: ctx.actor.personId,
    postId: post?.id ?? null,
    bodyId: post?.bodyId ?? null,
  }
  const [asker, grounds] = await sideBySide([askerFor(ctx, input), groundsOf(ctx, input)])
  const id = await fileRequest(ctx, {
    input,
    asker,
    actor,
    enteredBy: actor,
    channel: input.channel,
    ...grounds,
  })
  await attach(ctx, id, input.file_ids, 'report')
  return id
}

type Contact = {
  anonymous: boolean
  contact_name: string
  contact_phone?: string | undefined
  wants_updates: boolean
  for_person_id?: string | undefined
}

async function askerFor(ctx: WriteContext, input: Contact): Promise<NewAsker> {
  const base = { id: ctx.newId(), relation: 'on_behalf' as const }
  if (input.anonymous) {
    return { ...base, personId: null, contactName: null, contactPhone: null, wantsUpdates: false }
  }
  const personId = input.for_person_id ?? null
  if (personId && !(await personNames(ctx.tx, ctx.communityId, [personId])).has(personId)) {
    refuse('requests.person_unknown', {}, [{ path: 'for_person_id', code: 'invalid' }])
  }
  const contactPhone = phoneFrom(input.contact_phone)
  if (!contactPhone && !personId) {
    refuse('requests.contact_needed', await helpPhone(ctx), [{ path: 'contact_phone', code: 'required' }])
  }
  return {
    ...base,
    personId,
    contactName: input.contact_name || null,
    contactPhone,
    wantsUpdates: input.wants_updates,
  }
}
