import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { maskIdentityNumber } from '../../../../shared/identity-number.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { dwellingsByIds } from '../../../territory/api.ts'
import type { importProposal } from '../../contract.ts'
import { livePersons } from '../persons.ts'
import { homesOf } from '../residences.ts'
import { mayBeDifferent } from './check.ts'
import type { Proposal } from './known.ts'

type View = z.output<typeof importProposal>
type Asked = {
  row: number
  name: string | null
  phone: string | null
  birth_date: string | null
  identity_sealed: Buffer | null
  dwelling_id: string | null
  proposal: Proposal[]
  decision: View['decision']
  decided_for: string | null
}

/** A page of rows that look like an entry, each beside the entries it may mean, numbers masked. */
export async function proposalsPage(ctx: ReadContext, importId: string, after: string | undefined, limit: number) {
  const [from] = after === undefined ? [0] : decodeCursor(after, 1)
  const found = await sql<Asked>`
    select row, name, phone, birth_date, identity_sealed, dwelling_id, proposal, decision, decided_for from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${importId} and proposal is not null and row > ${Number(from) || 0}
    order by row limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, ({ row }) => [row])
  const ids = page.items.flatMap(({ proposal }) => proposal.map(({ id }) => id))
  const people = await livePersons(ctx.tx, ctx.communityId, ids)
  const homes = await homesOf(ctx.tx, ctx.communityId, [...people.keys()])
  const dwellings = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    page.items.flatMap(({ dwelling_id }) => dwelling_id ?? []),
  )
  const items = page.items.map((asked): View => {
    const entries = asked.proposal.flatMap(({ id, why }) => {
      const person = people.get(id)
      return person ? [{ id, why, ...side(ctx, person, homes.get(id)?.[0]?.dwelling?.full_name ?? null) }] : []
    })
    const { row, decision, decided_for, proposal } = asked
    const can = ['same', ...(mayBeDifferent(proposal) ? ['different'] : []), 'skip']
    return {
      row,
      sheet: side(ctx, asked, dwellings.get(asked.dwelling_id ?? '')?.full_name ?? null),
      entries,
      decision,
      decided_for,
      can,
    }
  })
  return { items, next: page.next }
}

type Told = Pick<Asked, 'name' | 'phone' | 'birth_date' | 'identity_sealed'>

function side(
  ctx: ReadContext,
  { name, phone, birth_date, identity_sealed }: Told,
  home: string | null,
): View['sheet'] {
  return {
    name: name ?? '',
    phone_masked: phone === null ? null : maskPhone(phone),
    identity_masked: identity_sealed && maskIdentityNumber(ctx.services.vault.decrypt(identity_sealed)),
    birth_date,
    home,
  }
}
