import { type RawBuilder, sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { routes } from '../../contract.ts'
import { dutiesFor } from './own-duties.ts'
import {
  type DutyRow,
  findOwn,
  keyOf,
  type RegistrationRow,
  selectDuties,
  selectRegistrations,
  today,
} from './store.ts'
import { dutyDetail, dutyViews, registrationViews } from './views.ts'

const organisationsMost = 300

/** Newest first. Refusal: `platform.cursor_invalid`. */
export const listRegistrations = query(
  routes['GET /api/c/:community/dual-registrations'],
  async (ctx, { after, limit, kind, left, home_organisation }) => {
    const where: RawBuilder<unknown>[] = [
      sql`r.community_id = ${ctx.communityId}`,
      left === 'yes' ? sql`r.left_at is not null` : sql`r.left_at is null`,
    ]
    if (kind) where.push(sql`r.kind = ${kind}`)
    if (home_organisation) where.push(sql`r.home_key = ${keyOf(home_organisation)}`)
    if (after !== undefined) {
      const [at, id] = instantCursor(after)
      where.push(sql`(r.registered_at, r.id) < (${at}, ${id}::uuid)`)
    }
    const found = await sql<RegistrationRow>`
      ${selectRegistrations} where ${sql.join(where, sql` and `)}
      order by r.registered_at desc, r.id desc limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.registered_at.toISOString(), row.id])
    return { items: await registrationViews(ctx, page.items), next: page.next }
  },
)

/** Organisations that have somebody here, for the statement. */
export const homeOrganisations = query(
  routes['GET /api/c/:community/dual-registrations/organisations'],
  async (ctx) => {
    const found = await sql<{ name: string; members: number }>`
      select min(home_organisation) as name, (count(*) filter (where kind = 'member' and left_at is null))::int as members
      from whistles.registrations where community_id = ${ctx.communityId}
      group by home_key order by home_key limit ${organisationsMost}`.execute(ctx.tx)
    return { items: found.rows }
  },
)

/** Newest first. Refusal: `platform.cursor_invalid`. */
export const listDuties = query(routes['GET /api/c/:community/duties'], async (ctx, { after, limit, over }) => {
  const day = await today(ctx)
  const isOver = sql`(d.closed_at is not null or d.until_day < ${day}::date)`
  const where: RawBuilder<unknown>[] = [
    sql`d.community_id = ${ctx.communityId}`,
    over === 'yes' ? isOver : sql`not ${isOver}`,
  ]
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    where.push(sql`(d.made_at, d.id) < (${at}, ${id}::uuid)`)
  }
  const found = await sql<DutyRow>`
    ${selectDuties} where ${sql.join(where, sql` and `)} order by d.made_at desc, d.id desc limit ${limit + 1}`.execute(
    ctx.tx,
  )
  const page = pageFrom(found.rows, limit, (row) => [row.made_at.toISOString(), row.id])
  return { items: await dutyViews(ctx, page.items), next: page.next }
})

export const oneDuty = query(routes['GET /api/c/:community/duties/:id'], (ctx, { id }) => dutyDetail(ctx, id))

/** The reader's own registration, what they took, and what there is to take. Nothing of anybody else. */
export const ownDualRegistration = query(routes['GET /api/c/:community/my/dual-registration'], async (ctx) => {
  const own = await findOwn(ctx)
  if (!own) return { registration: null, duties: [], can: ['register'] }
  const [view] = await registrationViews(ctx, [own])
  return { registration: view ?? null, duties: await dutiesFor(ctx, own.id), can: ['leave'] }
})
