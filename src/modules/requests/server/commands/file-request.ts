import { sql } from 'kysely'
import type { NewAsker } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { helpPhone, residentActor } from '../door.ts'
import { phoneFrom } from '../rules/contact.ts'
import { type AskPoint, fileRequest, groundsOf } from '../rules/file-request.ts'
import { attach, attachUnnamed } from '../store.ts'
import { receiptView } from '../views/receipt-view.ts'

/**
 * A resident files a request on the web. Members become its first asker; others leave a telephone number or stay anonymous. Of an
 * anonymous one neither person nor account nor contact is kept, here or in the audit. Number and code open it without an account.
 * Refusals: see the route.
 */
export const fileRequestOnline = command(routes['POST /api/c/:community/requests'], {
  anonymousActor: (input) => input.anonymous,
  async handle(ctx, input) {
    const grounds = await groundsOf(ctx, input)
    if (input.anonymous && !grounds.rules.anonymous) {
      refuse('requests.anonymous_off', await helpPhone(ctx), [{ path: 'anonymous', code: 'invalid' }])
    }
    const personId = input.anonymous ? null : ctx.actor.personId
    const id = await fileRequest(ctx, {
      input,
      asker: await askerFrom(ctx, input, personId),
      actor: residentActor(personId),
      channel: input.ask_point ? 'ask_point' : 'web',
      askPoint: input.ask_point ? await askPointOf(ctx, input.ask_point) : undefined,
      ...grounds,
    })
    if (input.anonymous) await attachUnnamed(ctx, id, input.file_ids)
    else await attach(ctx, id, input.file_ids, 'report')
    return { id }
  },
  view: (ctx, { id }) => receiptView(ctx, id),
})

/** The ask-point of a poster's code; one taken down meanwhile still counts. Refusal: `requests.ask_point_unknown`. */
async function askPointOf(ctx: WriteContext, code: string): Promise<AskPoint> {
  const found = await sql<AskPoint>`
    select id, name from requests.ask_points where community_id = ${ctx.communityId} and code = ${code}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('requests.ask_point_unknown', {}, [{ path: 'ask_point', code: 'invalid' }])
}

type Contact = {
  anonymous: boolean
  contact_name: string
  contact_phone?: string | undefined
  wants_updates: boolean
}

async function askerFrom(ctx: WriteContext, input: Contact, personId: string | null): Promise<NewAsker> {
  const base = { id: ctx.newId(), personId, relation: 'first' as const }
  if (input.anonymous) return { ...base, contactName: null, contactPhone: null, wantsUpdates: false }
  const contactPhone = phoneFrom(input.contact_phone)
  if (!contactPhone && !personId) {
    refuse('requests.contact_needed', await helpPhone(ctx), [{ path: 'contact_phone', code: 'required' }])
  }
  return { ...base, contactName: input.contact_name || null, contactPhone, wantsUpdates: input.wants_updates }
}
