import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { withAccount } from '../../../access/api.ts'
import { tellBodyGroups } from '../../../channels/api.ts'
import { communityOf } from '../../../territory/api.ts'
import type { Topic } from '../../contract/kinds.ts'
import { type BodyContact, contactsOf } from '../body-contacts.ts'
import { type KindRule, kinds } from '../kinds.ts'
import type { Told } from '../told.ts'
import { type Reach, waysFor } from './choose.ts'
import { shortMessage } from './compose.ts'
import { queue } from './queue.ts'
import { afterQuiet, type Quiet, usualQuiet } from './times.ts'

type Contact = { person_id: string; mail: string | null; quiet: Quiet; language: string }
type Wish = { person_id: string; topic: Topic; short_message: boolean; mail: boolean }

type Known = {
  zone: string
  phones: ReadonlyMap<string, { phone: string | null }>
  accounts: ReadonlySet<string>
  contacts: ReadonlyMap<string, Contact>
  wishes: ReadonlyMap<string, Wish>
  bodies: ReadonlyMap<string, BodyContact>
}

/** Has what was told go out by the ways each person wants, or a guest left. Nothing leaves before the commit. */
export async function reachOut(ctx: WriteContext, told: readonly Told[], phones: Known['phones']): Promise<void> {
  if (told.length === 0) return
  const known = await gather(ctx, told, phones)
  await tellRobots(ctx, told, known.zone)
  for (const one of told) {
    const rule: KindRule = kinds[one.kind]
    const contact = known.contacts.get(one.personId ?? '')
    for (const { channel, address } of waysFor(rule, reachOf(one, rule, known))) {
      await queue(ctx, {
        personId: one.personId,
        channel,
        address,
        language: contact?.language ?? 'zh-CN',
        zone: known.zone,
        quiet: rule.urgent ? null : (contact?.quiet ?? usualQuiet),
        kind: one.kind,
        params: one.params ?? {},
        thing: one.thing,
        urgent: rule.urgent === true,
        mustReach: rule.mustReach === true,
      })
    }
  }
}

/** An organisation's own group is told too, where it has a robot there: the line of a short message, at the hours of one. */
async function tellRobots(ctx: WriteContext, told: readonly Told[], zone: string): Promise<void> {
  const community = { id: ctx.communityId, name: '', zone }
  const lines = told.flatMap(({ bodyId, kind, params = {} }) => {
    if (bodyId === undefined) return []
    const rule: KindRule = kinds[kind]
    const letter = { lines: [{ kind, params }], count: 1, language: 'zh-CN', community, outside: true }
    const at = rule.urgent ? ctx.now : afterQuiet(ctx.now, usualQuiet, zone)
    return [{ bodyId, text: shortMessage(ctx.services, letter), at }]
  })
  await tellBodyGroups(ctx, lines)
}

/** Who asked not to be told of a request is told in the inbox only. */
function reachOf({ personId, bodyId, phone, silent }: Told, rule: KindRule, known: Known): Reach {
  if (bodyId !== undefined) return reachOfBody(known.bodies.get(bodyId), rule)
  if (silent) return { phone: null, mail: null, usesPages: false, wish: undefined }
  if (personId === null) return { phone: phone ?? null, mail: null, usesPages: false, wish: undefined }
  return {
    phone: phone ?? known.phones.get(personId)?.phone ?? null,
    mail: known.contacts.get(personId)?.mail ?? null,
    usesPages: known.accounts.has(personId),
    wish: known.wishes.get(`${personId} ${rule.topic}`),
  }
}

/** An organisation has no inbox: it is told of everything by e-mail; by short message of what is urgent, and without an e-mail address. */
function reachOfBody(contact: BodyContact | undefined, rule: KindRule): Reach {
  const mail = contact?.mail ?? null
  const phone = mail === null || rule.urgent ? (contact?.phone ?? null) : null
  return { phone, mail, usesPages: false, wish: { short_message: true, mail: true } }
}

async function gather(ctx: WriteContext, told: readonly Told[], phones: Known['phones']): Promise<Known> {
  const ids = [...new Set(told.flatMap(({ personId }) => personId ?? []))]
  const contacts = await sql<Contact>`
    select person_id, case when confirmed_at is not null and bounced_at is null then mail end as mail,
      jsonb_build_object('from', quiet_from, 'until', quiet_until) as quiet, language
    from notifications.contacts where community_id = ${ctx.communityId} and person_id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  )
  const wishes = await sql<Wish>`
    select person_id, topic, short_message, mail from notifications.wishes
    where community_id = ${ctx.communityId} and person_id = any (${ids}::uuid[])`.execute(ctx.tx)
  return {
    phones,
    zone: (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai',
    accounts: await withAccount(ctx.tx, ctx.communityId, ids),
    contacts: new Map(contacts.rows.map((row) => [row.person_id, row])),
    bodies: await contactsOf(
      ctx,
      told.flatMap(({ bodyId }) => bodyId ?? []),
    ),
    wishes: new Map(wishes.rows.map((row) => [`${row.person_id} ${row.topic}`, row])),
  }
}
