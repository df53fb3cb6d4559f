import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { ageAt } from '../../../../shared/civil-date.ts'
import { maskIdentityNumber } from '../../../../shared/identity-number.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { dwellingsByIds } from '../../../territory/api.ts'
import type { mergeView, personView, residenceView } from '../../contract.ts'
import { canPerson, type PersonAction, seesBirthDate, seesPerson, seesSensitive } from '../can.ts'
import { seenFields } from '../fields-of-community/fields.ts'
import { shownValues } from '../fields-of-community/values.ts'
import { findPerson, type Person } from '../persons.ts'
import { type Residence, residencesOf } from '../residences.ts'
import { shownTags, tagsOf } from '../tags.ts'
import { todayIn } from '../today.ts'
import { standingAct } from '../undoable.ts'
import { householdOf } from './household.ts'

/** An entry for whoever's posts reach it. Refusal: `platform.not_found`, the same for a missing one and an invisible one. */
export async function showPerson(ctx: ReadContext, id: string): Promise<z.output<typeof personView>> {
  const person = await findPerson(ctx.tx, ctx.communityId, id)
  if (!person) return refuse('platform.not_found')
  const all = (await residencesOf(ctx.tx, ctx.communityId, [id], true)).get(id) ?? []
  const present = all.filter((residence) => residence.until_day === null)
  if (!seesPerson(ctx.actor, present)) refuse('platform.not_found')
  const { name, sex, birth_date, party_member, party_member_source, newcomer, source, revision, merged_into, died_on } =
    person
  const can = canPerson(ctx.actor, person, present)
  return {
    id,
    name,
    sex,
    birth_date: seesBirthDate(ctx.actor, present) ? birth_date : null,
    age: birth_date === null || died_on !== null ? null : ageAt(birth_date, await todayIn(ctx)),
    phone_masked: person.phone === null ? null : maskPhone(person.phone),
    identity_masked: identityMasked(ctx, person),
    tags: shownTags(await tagsOf(ctx), person.tags, seesSensitive(ctx.actor, present)),
    party_member,
    party_member_source,
    newcomer,
    source,
    residences: await residenceViews(ctx, all),
    household: await householdOf(ctx, id),
    registered_at: person.registered_at.toISOString(),
    updated_at: person.updated_at.toISOString(),
    revision,
    merged_into,
    died_on,
    custom: shownValues(ctx, await seenFields(ctx, 'person'), person.custom),
    merges: await mergesOf(ctx, id),
    can: [...can, ...(can.length > 0 && died_on !== null ? await deathActs(ctx, id) : [])],
  }
}

export function identityMasked(ctx: ReadContext, person: Person): string | null {
  return person.identity_sealed === null ? null : maskIdentityNumber(ctx.services.vault.decrypt(person.identity_sealed))
}

export async function residenceViews(
  ctx: ReadContext,
  residences: readonly Residence[],
): Promise<z.output<typeof residenceView>[]> {
  const ids = residences.map((residence) => residence.dwelling_id)
  const dwellings = await dwellingsByIds(ctx.tx, ctx.communityId, ids)
  return residences.map(({ id, dwelling_id, role, share_bp, lives_here, from_day, until_day }) => {
    const dwelling = dwellings.get(dwelling_id)
    const { full_name = '', floor_area = null } = dwelling ?? {}
    return { id, dwelling_id, dwelling: full_name, role, share_bp, lives_here, floor_area, from_day, until_day }
  })
}

/** A death can be taken back for a while. */
async function deathActs(ctx: ReadContext, personId: string): Promise<PersonAction[]> {
  const act = await standingAct(ctx, 'death', personId)
  return act?.moved && act.undo_until > ctx.now ? ['undo_death'] : []
}

type Merge = z.output<typeof mergeView>
type MergeRow = Pick<Merge, 'merged_id' | 'name' | 'stayed'> & {
  done_at: Date
  undo_until: Date
  undone_at: Date | null
  known: boolean
}

const mergesMost = 10

/** What was put into an entry, the latest first. */
async function mergesOf(ctx: ReadContext, personId: string): Promise<Merge[]> {
  const found = await sql<MergeRow>`
    select a.person_id as merged_id, p.name, a.done_at, a.undo_until, a.undone_at, a.stayed, a.moved is not null as known
    from people.undoable_acts a join people.persons p on p.community_id = a.community_id and p.id = a.person_id
    where a.community_id = ${ctx.communityId} and a.kept_id = ${personId}
    order by a.done_at desc, a.id limit ${mergesMost}`.execute(ctx.tx)
  return found.rows.map(({ done_at, undo_until, undone_at, known, ...merge }) => ({
    ...merge,
    merged_at: done_at.toISOString(),
    undo_until: known && undone_at === null && undo_until > ctx.now ? undo_until.toISOString() : null,
    undone_at: undone_at?.toISOString() ?? null,
  }))
}
