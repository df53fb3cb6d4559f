import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskName, maskPhone } from '../../../../shared/mask.ts'
import { personNames } from '../../../people/api.ts'
import { seesRequester } from '../can.ts'
import type { RequestRow } from '../views/rows.ts'

type Contact = { name: string; phone: string }
type Asker = { thing_id: string; person_id: string | null; contact_name: string | null; contact_phone: string | null }

/** Masked name and number of who asked, by request; none for anonymous ones, and for confidential ones the reader may not know. */
export async function maskedContacts(ctx: ReadContext, rows: readonly RequestRow[]): Promise<Map<string, Contact>> {
  const ids = rows.filter((row) => seesRequester(ctx.actor, row)).map((row) => row.id)
  const found = await sql<Asker>`
    select distinct on (thing_id) thing_id, person_id, contact_name, contact_phone from caseflow.askers
    where community_id = ${ctx.communityId} and thing_kind = 'request' and thing_id = any (${ids}::uuid[])
      and relation <> 'joined' and left_at is null
    order by thing_id, case relation when 'on_behalf' then 0 else 1 end, joined_at`.execute(ctx.tx)
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.map((row) => row.person_id).filter((id) => id !== null),
  )
  return new Map(
    found.rows.map((row) => {
      const person = persons.get(row.person_id ?? '')
      const name = maskName(person?.name ?? row.contact_name ?? '')
      return [row.thing_id, { name, phone: masked(row.contact_phone ?? person?.phone ?? null) }]
    }),
  )
}

function masked(phone: string | null): string {
  return phone === null ? '' : maskPhone(phone)
}
