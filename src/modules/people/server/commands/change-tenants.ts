import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { Dwelling } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { endResidences } from '../leaving.ts'
import { leaveHouseholds } from '../memberships.ts'
import { livePersons } from '../persons.ts'
import { reachDwelling } from '../reach-dwelling.ts'
import { refreshSearchWords } from '../search-words.ts'
import { todayIn } from '../today.ts'
import { presentIn, showDwelling } from '../views/dwelling.ts'
import { lockFor } from './edit-person.ts'
import { addResidence } from './register-person.ts'

/**
 * The tenants of a dwelling change, in one act: who leaves is there until the day before, household ties included; who comes is there from
 * the day on, under a tenancy with what is known of its contract.
 */
export const changeTenants = command(routes['POST /api/c/:community/dwellings/:id/tenancies'], {
  async handle(ctx, { id, from_day, leaving, arriving, ...contract }) {
    if (leaving.length + arriving.length === 0)
      refuse('people.nobody_moves', {}, [{ path: 'arriving', code: 'required' }])
    if (from_day > (await todayIn(ctx))) refuse('people.days_disordered', {}, [{ path: 'from_day', code: 'invalid' }])
    const dwelling = await reachDwelling(ctx, id)
    const gone = await leave(ctx, dwelling, leaving, from_day, arriving)
    if (arriving.length > 0) await arrive(ctx, dwelling, arriving, from_day, contract)
    const people = [...gone, ...arriving.map((one) => one.person_id)]
    await refreshSearchWords(ctx.tx, ctx.communityId, people)
    ctx.audit('dwelling', id, { tenants_left: gone.length, tenants_come: arriving.length, from_day })
    return { id }
  },
  view: (ctx, { id }) => showDwelling(ctx, id),
})

type Arriving = { person_id: string; role: 'tenant' | 'family' | 'other' }
type Contract = {
  contract_until: string | null
  deposit: number | null
  landlord_informed: boolean
}

/** Refusals: `people.moved_out_already`, `people.days_disordered`, `people.already_lives_there` for who is to stay and come. */
async function leave(
  ctx: WriteContext,
  dwelling: Dwelling,
  leaving: readonly string[],
  fromDay: string,
  arriving: readonly Arriving[],
): Promise<string[]> {
  const present = await presentIn(ctx, dwelling.id, 'locked')
  if (arriving.some(({ person_id }) => present.some((one) => one.person_id === person_id)))
    refuse('people.already_lives_there', {}, [{ path: 'arriving', code: 'invalid' }])
  const gone = present.filter((one) => leaving.includes(one.id))
  if (gone.length < new Set(leaving).size)
    refuse('people.moved_out_already', {}, [{ path: 'leaving', code: 'invalid' }])
  const last = addDays(fromDay, -1)
  if (gone.some((one) => one.from_day !== null && one.from_day > last))
    refuse('people.days_disordered', {}, [{ path: 'from_day', code: 'invalid' }])
  await endResidences(
    ctx,
    gone.map((one) => one.id),
    last,
  )
  const people = gone.map((one) => one.person_id)
  await leaveHouseholds(ctx, people, dwelling.id)
  return people
}

/** Refusals: `people.person_unknown`, those of a residence. Entries are locked in the order of their ids. */
async function arrive(
  ctx: WriteContext,
  dwelling: Dwelling,
  arriving: readonly Arriving[],
  fromDay: string,
  { contract_until, deposit, landlord_informed }: Contract,
): Promise<void> {
  if (contract_until !== null && contract_until < fromDay)
    refuse('people.days_disordered', {}, [{ path: 'contract_until', code: 'invalid' }])
  const ids = arriving.map((one) => one.person_id)
  const known = await livePersons(ctx.tx, ctx.communityId, ids)
  if (known.size < ids.length || [...known.values()].some((person) => person.died_on !== null))
    refuse('people.person_unknown', {}, [{ path: 'arriving', code: 'invalid' }])
  const id = ctx.newId()
  const tenancy = { from_day: fromDay, contract_until, deposit_fen: fenOf(deposit), landlord_informed }
  await ctx.tx
    .insertInto('people.tenancies')
    .values({ community_id: ctx.communityId, id, dwelling_id: dwelling.id, ...tenancy, noted_at: ctx.now })
    .execute()
  ctx.audit('tenancy', id, { dwelling: dwelling.id, ...tenancy, people: ids })
  for (const { person_id, role } of arriving.toSorted((a, b) => (a.person_id < b.person_id ? -1 : 1))) {
    await lockFor(ctx, person_id, 'move_in')
    const residence = { dwelling_id: dwelling.id, role, share_bp: null, lives_here: true, from_day: fromDay }
    const made = await addResidence(ctx, person_id, residence)
    await sql`
      update people.residences set tenancy_id = ${id} where community_id = ${ctx.communityId} and id = ${made}`.execute(
      ctx.tx,
    )
  }
}

const fenPerYuan = 100

function fenOf(yuan: number | null): number | null {
  return yuan === null ? null : Math.round(yuan * fenPerYuan)
}

/** Mends or completes what is known of a contract. Refusals: `platform.not_found`, `platform.not_allowed`, `people.days_disordered`. */
export const editTenancy = command(routes['PATCH /api/c/:community/tenancies/:id'], {
  async handle(ctx, { id, contract_until, deposit, landlord_informed }) {
    const tenancy = await ctx.tx
      .selectFrom('people.tenancies')
      .select(['dwelling_id', 'from_day'])
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    const { dwelling_id, from_day } = tenancy ?? refuse('platform.not_found')
    await reachDwelling(ctx, dwelling_id)
    if (contract_until && contract_until < from_day)
      refuse('people.days_disordered', {}, [{ path: 'contract_until', code: 'invalid' }])
    const columns = {
      ...(contract_until === undefined ? {} : { contract_until }),
      ...(deposit === undefined ? {} : { deposit_fen: fenOf(deposit) }),
      ...(landlord_informed === undefined ? {} : { landlord_informed }),
    }
    if (Object.keys(columns).length > 0)
      await ctx.tx
        .updateTable('people.tenancies')
        .set(columns)
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', id)
        .execute()
    ctx.audit('tenancy', id, columns)
    return { dwelling_id }
  },
  view: (ctx, { dwelling_id }) => showDwelling(ctx, dwelling_id),
})
