import { sql } from 'kysely'
import type { z } from 'zod'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, type stayed } from '../../contract.ts'
import { identityHashes } from '../fields.ts'
import { reopenResidences } from '../leaving.ts'
import { rejoinHousehold } from '../memberships.ts'
import { findPerson, type Person, persons, updatePerson } from '../persons.ts'
import { refreshSearchWords } from '../search-words.ts'
import { actToUndo, closeAct } from '../undoable.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'
import { identityColumns, type MovedByMerge, type Said, type SaidBefore, saidOf } from './merge-persons.ts'
import { isComing } from './register-person.ts'

type Stayed = z.output<typeof stayed>

/**
 * Takes two people apart who were merged by mistake: what went over comes back, as far as nobody changed it since; what happened since
 * stays with the kept entry, and that is told. Rights follow the kept entry, as with merging.
 */
export const unmergePerson = command(routes['POST /api/c/:community/people/:id/unmerge'], {
  async handle(ctx, { id }) {
    const { merged, kept } = await lockBoth(ctx, id)
    const act = await actToUndo<MovedByMerge, SaidBefore>(ctx, 'merge', id)
    if (kept.died_on !== act.moved.kept_died_on) refuse('people.unmerge_died')
    const said = await giveBack(ctx, merged, kept, act.before)
    const lived = await moveBack(ctx, merged.id, kept.id, act.moved)
    const shared = await leaveAgain(ctx, merged.id, kept.id, act.moved)
    await refreshSearchWords(ctx.tx, ctx.communityId, [merged.id, kept.id])
    const left: Stayed[] = [
      ...said,
      ...(lived ? [] : ['residence' as const]),
      ...(shared ? [] : ['household' as const]),
    ]
    await closeAct(ctx, act.id, left)
    ctx.audit('person', merged.id, { merged_into: null, stayed: left })
    ctx.audit('person', kept.id, { unmerged: merged.id, stayed: left })
    ctx.emit('people.unmerged', { kept_id: kept.id, merged_id: merged.id, act_id: act.id })
    return { id: merged.id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** Refusals: `platform.not_found`, `people.not_merged`, `people.unmerge_chain`, `platform.not_allowed`. */
async function lockBoth(ctx: WriteContext, id: string): Promise<{ merged: Person; kept: Person }> {
  const into = (await findPerson(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  if (into.merged_into === null) {
    await lockFor(ctx, id, 'merge')
    refuse('people.not_merged')
  }
  const further = await findPerson(ctx.tx, ctx.communityId, into.merged_into)
  if (further?.merged_into) {
    await lockFor(ctx, further.merged_into, 'merge').catch(() => refuse('platform.not_found'))
    refuse('people.unmerge_chain', { name: further.name })
  }
  const kept = await lockFor(ctx, into.merged_into, 'merge')
  const merged = (await persons(ctx.tx, ctx.communityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()) as Person
  return merged.merged_into === kept.id ? { merged, kept } : refuse('people.not_merged')
}

const plain = ['phone', 'sex', 'birth_date', 'party_member'] as const

/** What the kept entry took over goes, unless it was changed since; the other gets its identity number back, unless it is another's now. */
async function giveBack(ctx: WriteContext, merged: Person, kept: Person, before: SaidBefore): Promise<Stayed[]> {
  const now = saidOf(ctx, kept)
  const columns: Record<string, unknown> = {}
  const left: Stayed[] = []
  const { identity } = before.merged
  const tookNumber = before.kept.identity === null && identity !== null
  if (tookNumber && now.identity === identity) Object.assign(columns, identityColumns(ctx, null))
  for (const key of plain) {
    if (before.kept[key] !== null || before.merged[key] === null) continue
    if (now[key] === before.merged[key]) columns[key] = null
    else left.push(key)
  }
  if (columns['party_member'] === null) columns['party_member_source'] = before.kept.party_member_source
  const theirs = new Set(before.merged.tags.filter((tag) => !before.kept.tags.includes(tag)))
  columns['tags'] = now.tags.filter((tag) => !theirs.has(tag))
  const { custom, stayed } = customBack(now, before)
  columns['custom'] = JSON.stringify(custom)
  if (stayed) left.push('custom')
  await updatePerson(ctx, kept.id, columns)
  const free = identity !== null && !(await isTaken(ctx, identity))
  await updatePerson(ctx, merged.id, { merged_into: null, ...identityColumns(ctx, free ? identity : null) })
  return identity === null || free ? left : [...left, 'identity_number']
}

/** What the community's own fields say without what was taken over; whether some of that was changed since. */
function customBack(now: Said, { merged, kept }: SaidBefore): { custom: Said['custom']; stayed: boolean } {
  const taken = Object.keys(merged.custom).filter((id) => !(id in kept.custom))
  const same = taken.filter((id) => JSON.stringify(now.custom[id]) === JSON.stringify(merged.custom[id]))
  const custom = Object.fromEntries(Object.entries(now.custom).filter(([id]) => !same.includes(id)))
  return { custom, stayed: taken.some((id) => !same.includes(id) && id in now.custom) }
}

async function isTaken(ctx: WriteContext, identity: string): Promise<boolean> {
  const hashes = identityHashes(ctx, identity)
  const taken = await ctx.tx
    .selectFrom('people.persons')
    .select('id')
    .where('community_id', '=', ctx.communityId)
    .where('identity_hash', 'in', hashes)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return taken !== undefined || isComing(ctx, hashes)
}

/** Dwellings that went over come back with all that became of them; ended double ones are present again. False where one can't. */
async function moveBack(ctx: WriteContext, merged: string, kept: string, moved: MovedByMerge): Promise<boolean> {
  const back = await sql`
    update people.residences r set person_id = ${merged}
    where r.community_id = ${ctx.communityId} and r.id = any (${moved.residences}::uuid[]) and r.person_id = ${kept}`.execute(
    ctx.tx,
  )
  const reopened = await reopenResidences(ctx, merged, moved.ended)
  return Number(back.numAffectedRows ?? 0) + reopened === moved.residences.length + moved.ended.length
}

/** The kept entry leaves the household it was put into, and the other one is in its own again. False where that can't be. */
async function leaveAgain(ctx: WriteContext, merged: string, kept: string, moved: MovedByMerge): Promise<boolean> {
  const { membership, joined_at } = moved
  if (!membership) return true
  const { household_id } = membership
  if (joined_at !== null) {
    const left = await sql`
      update people.household_members set left_at = ${ctx.now}
      where community_id = ${ctx.communityId} and household_id = ${household_id} and person_id = ${kept}
        and joined_at = ${joined_at}::timestamptz and left_at is null`.execute(ctx.tx)
    if (Number(left.numAffectedRows ?? 0) === 0) return false
    ctx.audit('household', household_id, { left: kept })
  }
  return rejoinHousehold(ctx, { person_id: merged, household_id, joined_at: membership.joined_at, dissolved: false })
}
