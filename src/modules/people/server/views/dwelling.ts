import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findDwelling } from '../../../territory/api.ts'
import type { registeredDwelling } from '../../contract.ts'
import { seesPerson } from '../can.ts'
import { seenFields } from '../fields-of-community/fields.ts'
import { shownValues, type Values } from '../fields-of-community/values.ts'
import { type Residence, residencesOf } from '../residences.ts'

type View = z.output<typeof registeredDwelling>
type Present = Residence & { name: string; tenancy_id: string | null }

const presentMost = 200
const pastMost = 50
const tenanciesMost = 20
const fenPerYuan = 100

/** Who has to do with a dwelling now: owners first, then in the order they came. `locked`: for a change of who does. */
export async function presentIn(ctx: ReadContext, dwellingId: string, locked?: 'locked'): Promise<Present[]> {
  const found = await sql<Present>`
    select r.*, p.name from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = ${ctx.communityId} and r.dwelling_id = ${dwellingId} and r.until_day is null
    order by r.role not in ('owner', 'co_owner'), r.from_day nulls first, r.id limit ${presentMost}
    ${locked ? sql`for update of r` : sql``}`.execute(ctx.tx)
  return found.rows
}

/** A dwelling with everybody in it, for whoever's posts reach it. Refusal: `platform.not_found`. */
export async function showDwelling(ctx: ReadContext, id: string): Promise<View> {
  const dwelling = (await findDwelling(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const paths = [dwelling.admin_path, dwelling.compound_path]
  if (!holdsOver(ctx.actor, 'people.read', { paths })) refuse('platform.not_found')
  const may = !dwelling.retired_at && holdsOver(ctx.actor, 'people.register', { paths })
  const present = await presentIn(ctx, id)
  const facts = await dwellingFacts(ctx, id)
  return {
    id,
    building_id: dwelling.building_id,
    name: dwelling.full_name,
    floor_area: dwelling.floor_area,
    retired: dwelling.retired_at !== null,
    residents: present.map(
      ({ id: residence_id, person_id, name, role, lives_here, share_bp, from_day, tenancy_id }) => ({
        residence_id,
        person_id,
        name,
        role,
        lives_here,
        share_bp,
        from_day,
        tenancy_id,
      }),
    ),
    tenancies: await tenanciesOf(ctx, id, may),
    past: await pastOf(ctx, id),
    custom: shownValues(ctx, await seenFields(ctx, 'dwelling'), facts.custom),
    revision: facts.revision,
    can: may ? ['change_tenants', 'edit_fields'] : [],
  }
}

/** What the community's own fields say of a dwelling; revision 0 where nothing was entered yet. */
export async function dwellingFacts(ctx: ReadContext, id: string): Promise<{ custom: Values; revision: number }> {
  const row = await ctx.tx
    .selectFrom('people.dwelling_facts')
    .select(['custom', 'revision'])
    .where('community_id', '=', ctx.communityId)
    .where('dwelling_id', '=', id)
    .executeTakeFirst()
  return { custom: (row?.custom ?? {}) as Values, revision: row?.revision ?? 0 }
}

type Tenancy = Omit<View['tenancies'][number], 'deposit'> & { deposit_fen: number | null }

/** The latest first. What was paid is told to who keeps the register. */
async function tenanciesOf(ctx: ReadContext, dwellingId: string, may: boolean): Promise<View['tenancies']> {
  const found = await sql<Tenancy>`
    select id, from_day::text as from_day, until_day::text as until_day, contract_until::text as contract_until, deposit_fen, landlord_informed
    from people.tenancies where community_id = ${ctx.communityId} and dwelling_id = ${dwellingId}
    order by from_day desc, id desc limit ${tenanciesMost}`.execute(ctx.tx)
  return found.rows.map(({ deposit_fen, ...row }) => ({
    ...row,
    deposit: may && deposit_fen !== null ? Number(deposit_fen) / fenPerYuan : null,
  }))
}

/** Who was there before, the latest first; only people the reader may see now. */
async function pastOf(ctx: ReadContext, dwellingId: string): Promise<View['past']> {
  const { rows } = await sql<Present & { until_day: string }>`
    select r.id, r.person_id, p.name, r.role, r.from_day, r.until_day from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = ${ctx.communityId} and r.dwelling_id = ${dwellingId} and r.until_day is not null
      and p.merged_into is null
    order by r.until_day desc, r.id desc limit ${pastMost}`.execute(ctx.tx)
  const homes = await residencesOf(
    ctx.tx,
    ctx.communityId,
    rows.map((row) => row.person_id),
  )
  return rows
    .filter((row) => seesPerson(ctx.actor, homes.get(row.person_id) ?? []))
    .map(({ id, person_id, name, role, from_day, until_day }) => ({
      residence_id: id,
      person_id,
      name,
      role,
      from_day,
      until_day,
    }))
}
