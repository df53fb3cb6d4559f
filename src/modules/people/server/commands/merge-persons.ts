import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { livePersons, type Person, updatePerson } from '../persons.ts'
import { refreshSearchWords } from '../search-words.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'

/**
 * Puts a double entry into another. Dwellings and household go along where the kept entry has none of the kind; what the kept one
 * doesn't know is taken over. The emptied entry stays, pointing to the kept one, so that old links lead on.
 */
export const mergePersons = command(routes['POST /api/c/:community/people/:id/merge'], {
  async handle(ctx, { id, into }) {
    if (id === into) refuse('people.same_person')
    const known = await livePersons(ctx.tx, ctx.communityId, [into])
    if (!known.has(into)) refuse('people.person_unknown', {}, [{ path: 'into', code: 'invalid' }])
    // Always in the same order, so that two merges don't wait for each other.
    const [first, second] = id < into ? [id, into] : [into, id]
    const locked = [await lockFor(ctx, first, 'merge'), await lockFor(ctx, second, 'merge')]
    const find = (wanted: string) => locked.find((person) => person.id === wanted) as Person
    await moveResidences(ctx, id, into)
    await moveMembership(ctx, id, into)
    await takeOver(ctx, find(id), find(into))
    await refreshSearchWords(ctx.tx, ctx.communityId, [into])
    ctx.audit('person', id, { merged_into: into })
    ctx.audit('person', into, { merged_from: id })
    ctx.emit('people.merged', { kept_id: into, merged_id: id })
    return { id: into }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

async function moveResidences(ctx: WriteContext, from: string, to: string): Promise<void> {
  await sql`
    update people.residences r set until_day = coalesce(until_day, greatest(from_day, ${ctx.now}::date))
    where community_id = ${ctx.communityId} and person_id = ${from} and until_day is null and exists (
      select from people.residences k where k.community_id = r.community_id and k.person_id = ${to}
        and k.dwelling_id = r.dwelling_id and k.until_day is null)`.execute(ctx.tx)
  await ctx.tx
    .updateTable('people.residences')
    .set({ person_id: to })
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', from)
    .where('until_day', 'is', null)
    .execute()
}

/** The membership goes along unless the kept entry has one. A household has one head. */
async function moveMembership(ctx: WriteContext, from: string, to: string): Promise<void> {
  const memberships = await ctx.tx
    .selectFrom('people.household_members')
    .select(['person_id', 'household_id', 'relation'])
    .where('community_id', '=', ctx.communityId)
    .where('person_id', 'in', [from, to])
    .where('left_at', 'is', null)
    .execute()
  const leaving = memberships.find((member) => member.person_id === from)
  if (!leaving) return
  await ctx.tx
    .updateTable('people.household_members')
    .set({ left_at: ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', from)
    .where('left_at', 'is', null)
    .execute()
  if (memberships.some((member) => member.person_id === to)) return
  const { household_id, relation } = leaving
  await ctx.tx
    .insertInto('people.household_members')
    .values({ community_id: ctx.communityId, household_id, person_id: to, relation, joined_at: ctx.now })
    .execute()
}

async function takeOver(ctx: WriteContext, from: Person, to: Person): Promise<void> {
  const hash = await identityHashOf(ctx, from.id)
  // First the emptied entry, so that the number isn't taken twice at any moment.
  await updatePerson(ctx, from.id, { merged_into: to.id, identity_sealed: null, identity_hash: null })
  const identity = to.identity_sealed === null ? { identity_sealed: from.identity_sealed, identity_hash: hash } : {}
  await updatePerson(ctx, to.id, {
    ...identity,
    phone: to.phone ?? from.phone,
    sex: to.sex ?? from.sex,
    birth_date: to.birth_date ?? from.birth_date,
    tags: [...new Set([...to.tags, ...from.tags])].sort(),
    party_member: to.party_member ?? from.party_member,
    party_member_source: to.party_member_source ?? from.party_member_source,
  })
}

async function identityHashOf(ctx: WriteContext, id: string): Promise<Buffer | null> {
  const row = await ctx.tx
    .selectFrom('people.persons')
    .select('identity_hash')
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.identity_hash
}
