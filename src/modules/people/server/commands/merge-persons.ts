import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { sealIdentity } from '../fields.ts'
import { livePersons, type Person, updatePerson } from '../persons.ts'
import { refreshSearchWords } from '../search-words.ts'
import { keepAct } from '../undoable.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'

/** What went over with a merge: kept, so that it can be taken back. */
export type MovedByMerge = {
  residences: string[]
  /** Double ones, ended on that day. */
  ended: { id: string; dwelling_id: string; until_day: string }[]
  membership: { household_id: string; joined_at: string; relation: string } | null
  /** Whether the kept entry was put into that household in its place, and when. */
  joined_at: string | null
  kept_died_on: string | null
}

/** What an entry says of the person, as far as merging touches it. */
export type Said = Pick<
  Person,
  'phone' | 'sex' | 'birth_date' | 'tags' | 'party_member' | 'party_member_source' | 'custom'
> & {
  identity: string | null
}

export type SaidBefore = { merged: Said; kept: Said }

/**
 * Puts a double entry into another. Dwellings and household go along where the kept entry has none of the kind; what the kept one
 * doesn't know is taken over. The emptied entry stays, pointing to the kept one, so that old links lead on. What moved is kept for a
 * while, in case they were two people.
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
    const before = { merged: saidOf(ctx, find(id)), kept: saidOf(ctx, find(into)) }
    const residences = await moveResidences(ctx, id, into)
    const membership = await moveMembership(ctx, id, into)
    await takeOver(ctx, find(id), find(into), before)
    await refreshSearchWords(ctx.tx, ctx.communityId, [into])
    const moved: MovedByMerge = { ...residences, ...membership, kept_died_on: find(into).died_on }
    const act = await keepAct(ctx, { kind: 'merge', personId: id, keptId: into, moved, before })
    ctx.audit('person', id, { merged_into: into })
    ctx.audit('person', into, { merged_from: id })
    ctx.emit('people.merged', { kept_id: into, merged_id: id, act_id: act })
    return { id: into }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

async function moveResidences(
  ctx: WriteContext,
  from: string,
  to: string,
): Promise<Pick<MovedByMerge, 'residences' | 'ended'>> {
  const ended = await sql<MovedByMerge['ended'][number]>`
    update people.residences r set until_day = coalesce(until_day, greatest(from_day, ${ctx.now}::date))
    where community_id = ${ctx.communityId} and person_id = ${from} and until_day is null and exists (
      select from people.residences k where k.community_id = r.community_id and k.person_id = ${to}
        and k.dwelling_id = r.dwelling_id and k.until_day is null)
    returning id, dwelling_id, until_day::text as until_day`.execute(ctx.tx)
  const moved = await ctx.tx
    .updateTable('people.residences')
    .set({ person_id: to })
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', from)
    .where('until_day', 'is', null)
    .returning('id')
    .execute()
  return { residences: moved.map((row) => row.id), ended: ended.rows }
}

/** The membership goes along unless the kept entry has one. A household has one head. */
async function moveMembership(
  ctx: WriteContext,
  from: string,
  to: string,
): Promise<Pick<MovedByMerge, 'membership' | 'joined_at'>> {
  const left = await sql<NonNullable<MovedByMerge['membership']>>`
    update people.household_members set left_at = ${ctx.now}
    where community_id = ${ctx.communityId} and person_id = ${from} and left_at is null
    returning household_id, joined_at::text as joined_at, relation`.execute(ctx.tx)
  const membership = left.rows[0]
  if (!membership) return { membership: null, joined_at: null }
  const joined = await sql<{ joined_at: string }>`
    insert into people.household_members (community_id, household_id, person_id, relation, joined_at)
    select ${ctx.communityId}::int, ${membership.household_id}::uuid, ${to}::uuid, ${membership.relation}, ${ctx.now}::timestamptz
    where not exists (
      select from people.household_members
      where community_id = ${ctx.communityId} and person_id = ${to} and left_at is null)
    returning joined_at::text as joined_at`.execute(ctx.tx)
  return { membership, joined_at: joined.rows[0]?.joined_at ?? null }
}

async function takeOver(ctx: WriteContext, from: Person, to: Person, before: SaidBefore): Promise<void> {
  const { merged, kept } = before
  // First the emptied entry, so that the number isn't taken twice at any moment.
  await updatePerson(ctx, from.id, { merged_into: to.id, ...identityColumns(ctx, null) })
  await updatePerson(ctx, to.id, {
    ...identityColumns(ctx, kept.identity ?? merged.identity),
    phone: kept.phone ?? merged.phone,
    sex: kept.sex ?? merged.sex,
    birth_date: kept.birth_date ?? merged.birth_date,
    tags: [...new Set([...kept.tags, ...merged.tags])].sort(),
    party_member: kept.party_member ?? merged.party_member,
    party_member_source: kept.party_member_source ?? merged.party_member_source,
    custom: JSON.stringify({ ...merged.custom, ...kept.custom }),
  })
}

/** What an entry says now. */
export function saidOf(ctx: WriteContext, person: Person): Said {
  const { phone, sex, birth_date, tags, party_member, party_member_source, custom, identity_sealed } = person
  const identity = identity_sealed && ctx.services.vault.decrypt(identity_sealed)
  return { phone, sex, birth_date, tags, party_member, party_member_source, custom, identity }
}

/** Columns of an identity number; of none. */
export function identityColumns(ctx: WriteContext, identity: string | null) {
  return identity === null ? { identity_sealed: null, identity_hash: null } : sealIdentity(ctx, identity)
}
