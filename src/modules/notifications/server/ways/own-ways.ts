import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { withAccount } from '../../../access/api.ts'
import { reachablePersons } from '../../../people/api.ts'
import { type Topic, topics } from '../../contract/kinds.ts'
import { routes, type waysView } from '../../contract.ts'
import { type KindRule, kinds } from '../kinds.ts'
import { usualWish } from './choose.ts'
import { type ContactRow, keepContact, ownContact } from './contact.ts'
import { sendersOf } from './senders.ts'
import { usualQuiet } from './times.ts'

type View = z.output<typeof waysView>
type Wish = { topic: Topic; short_message: boolean; mail: boolean }

/** What a person is told by without having chosen: anything of the topic that would go out. */
function usual(topic: Topic, usesPages: boolean): Wish {
  const rules = Object.values(kinds as Record<string, KindRule>).filter((rule) => rule.topic === topic)
  const wishes = rules.map((rule) => usualWish(rule, { usesPages }))
  return { topic, short_message: wishes.some((wish) => wish.short_message), mail: wishes.some((wish) => wish.mail) }
}

function mailState(contact: ContactRow | undefined): View['mail']['state'] {
  if (!contact?.mail) return 'none'
  if (contact.bounced_at) return 'bounced'
  return contact.confirmed_at ? 'confirmed' : 'to_confirm'
}

async function viewOf(ctx: ReadContext): Promise<View> {
  const personId = ctx.actor.personId ?? ''
  const contact = await ownContact(ctx)
  const found = await sql<Wish>`
    select topic, short_message, mail from notifications.wishes
    where community_id = ${ctx.communityId} and person_id = ${personId}::uuid`.execute(ctx.tx)
  const usesPages = (await withAccount(ctx.tx, ctx.communityId, [personId])).has(personId)
  const phone = (await reachablePersons(ctx.tx, ctx.communityId, [personId])).get(personId)?.phone ?? null
  return {
    topics: topics.map((topic) => {
      const wish = found.rows.find((row) => row.topic === topic)
      return { ...(wish ?? usual(topic, usesPages)), chosen: wish !== undefined }
    }),
    quiet: { from: contact?.quiet_from ?? usualQuiet.from, until: contact?.quiet_until ?? usualQuiet.until },
    phone: phone === null ? null : maskPhone(phone),
    mail: {
      offered: sendersOf(ctx.services).mail !== undefined,
      address: contact?.mail ?? null,
      state: mailState(contact),
    },
  }
}

/** How the reader is told besides the inbox. */
export const ways = query(routes['GET /api/c/:community/my/message-ways'], viewOf)

/** Chooses by topic and the hours of rest. */
export const chooseWays = command(routes['PUT /api/c/:community/my/message-ways'], {
  async handle(ctx, { topics: wishes, quiet }) {
    await keepContact(ctx, { quiet_from: quiet.from, quiet_until: quiet.until })
    await sql`
      insert into notifications.wishes (community_id, person_id, topic, short_message, mail)
      select ${ctx.communityId}::int, ${ctx.actor.personId}::uuid, w.topic, w.short_message, w.mail
      from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb) as w (topic text, short_message boolean, mail boolean)
      on conflict (community_id, person_id, topic) do update set short_message = excluded.short_message, mail = excluded.mail`.execute(
      ctx.tx,
    )
    ctx.audit('person', ctx.actor.personId ?? '', { message_ways: wishes.map((wish) => wish.topic) })
    return null
  },
  view: viewOf,
})

export { viewOf as waysOf }
