import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { bodiesByIds } from '../../bodies/api.ts'
import { type bodyContactView, routes } from '../contract.ts'

const contactsMost = 500

export type BodyContact = { mail: string | null; phone: string | null }
type Row = BodyContact & { body_id: string; changed_at: Date }

async function all(ctx: ReadContext): Promise<{ items: z.output<typeof bodyContactView>[] }> {
  const found = await sql<Row>`
    select body_id, mail, phone, changed_at from notifications.body_contacts
    where community_id = ${ctx.communityId} order by body_id limit ${contactsMost}`.execute(ctx.tx)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    found.rows.map((row) => row.body_id),
  )
  const items = found.rows.flatMap(({ body_id, changed_at, ...contact }) => {
    const body = bodies.get(body_id)
    if (!body) return []
    return [{ body: { id: body_id, name: body.name }, ...contact, changed_at: changed_at.toISOString() }]
  })
  return { items: items.sort((one, other) => one.body.name.localeCompare(other.body.name, 'zh-CN')) }
}

/** Organisations that are told themselves, in the order of names. */
export const bodyContacts = query(routes['GET /api/c/:community/body-contacts'], all)

/** Where an organisation is told from now on; nowhere: not any more. Refusal: `notifications.body_unknown`. */
export const keepBodyContact = command(routes['PUT /api/c/:community/bodies/:id/contact'], {
  async handle(ctx, { id, mail, phone }) {
    const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
    if (!body || body.dissolved_at) refuse('notifications.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
    if (mail === null && phone === null) {
      await sql`
        delete from notifications.body_contacts where community_id = ${ctx.communityId} and body_id = ${id}`.execute(
        ctx.tx,
      )
    } else {
      await sql`
        insert into notifications.body_contacts (community_id, body_id, mail, phone, changed_at)
        values (${ctx.communityId}, ${id}, ${mail}, ${phone}, ${ctx.now})
        on conflict (community_id, body_id) do update set mail = excluded.mail, phone = excluded.phone, changed_at = excluded.changed_at`.execute(
        ctx.tx,
      )
    }
    ctx.audit('body', id, { told_by: [...(mail ? ['mail'] : []), ...(phone ? ['short_message'] : [])] })
    return null
  },
  view: all,
})

/** Where these are told; those without a contact, and those dissolved, are missing. */
export async function contactsOf(ctx: ReadContext, bodyIds: readonly string[]): Promise<Map<string, BodyContact>> {
  if (bodyIds.length === 0) return new Map()
  const found = await sql<Row>`
    select c.body_id, c.mail, c.phone from notifications.body_contacts c
    join bodies.bodies b on b.community_id = c.community_id and b.id = c.body_id and b.dissolved_at is null
    where c.community_id = ${ctx.communityId} and c.body_id = any (${[...bodyIds]}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.body_id, row]))
}
