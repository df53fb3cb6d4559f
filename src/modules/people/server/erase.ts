import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased } from '../../../platform/personal-data.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { leaveHouseholds } from './memberships.ts'
import { updatePerson } from './persons.ts'
import { zoneOf } from './today.ts'

/** Last of all names: whoever is nobody any more stands behind everybody in lists. */
const nobodyKey = '~'

/**
 * Takes out of an entry what says who it was (个人信息保护法 47): the row stays, so that requests and terms of office keep their place,
 * without name, numbers, days, situations, dwellings and household. What sheets still hold of it goes too.
 */
export async function eraseFromRegister(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const before = await ctx.tx
    .selectFrom('people.persons')
    .select('phone')
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', personId)
    .executeTakeFirst()
  await leaveHouseholds(ctx, [personId], null)
  await updatePerson(ctx, personId, {
    name: ctx.services.texts.message('zh-CN', 'people', 'erased_name'),
    name_pinyin: nobodyKey,
    sex: null,
    birth_date: null,
    phone: null,
    identity_sealed: null,
    identity_hash: null,
    tags: [],
    party_member: null,
    party_member_source: null,
    newcomer: false,
    custom: JSON.stringify({}),
    search_words: '',
    died_on: null,
    erased_at: ctx.now,
  })
  const homes = await sql<{ residences: number; memberships: number }>`
    select residences::int, memberships::int from people.erase_homes(${ctx.communityId}, ${personId})`.execute(ctx.tx)
  await eraseFromSheets(ctx, personId)
  await eraseFromActs(ctx, personId)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'person', ids: [personId] })
  if (before?.phone) await eraseLookUps(ctx, before.phone)
  const { residences = 0, memberships = 0 } = homes.rows[0] ?? {}
  return [
    { section: 'register', done: 'erased', count: 1 },
    { section: 'dwellings', done: 'erased', count: residences },
    { section: 'household', done: 'erased', count: memberships },
  ]
}

async function eraseFromSheets(ctx: WriteContext, personId: string): Promise<void> {
  await sql`
    update people.import_rows set name = null, name_pinyin = null, phone = null, birth_date = null, sex = null, identity_sealed = null,
      identity_hash = null, search_words = null, before = null, proposal = null, tags = '{}', custom = '{}', dwelling_id = null, admin_path = null,
      compound_path = null
    where community_id = ${ctx.communityId} and (person_id = ${personId} or decided_for = ${personId})`.execute(ctx.tx)
}

/** What merging and a death kept in case they were a mistake: taking them back is over. */
async function eraseFromActs(ctx: WriteContext, personId: string): Promise<void> {
  const acts = await sql<{ id: string }>`
    update people.undoable_acts set moved = null, before_sealed = null
    where community_id = ${ctx.communityId} and (person_id = ${personId} or kept_id = ${personId}) returning id`.execute(
    ctx.tx,
  )
  const ids = acts.rows.map((row) => row.id)
  await sql`
    delete from people.undoable_things where community_id = ${ctx.communityId} and act_id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  )
}

/** Who looked for the number: the digits go, that somebody looked stays. */
async function eraseLookUps(ctx: WriteContext, phone: string): Promise<void> {
  const found = await sql<{ entity_id: string }>`
    select v.entity_id from platform.audit_subjects s
    join platform.audit_values v on v.community_id = s.community_id and v.seq = s.seq and v.entity = s.entity and v.entity_id = s.entity_id
    where s.community_id = ${ctx.communityId} and s.entity = 'phone_look_up' and v.field = 'digits' and v.value = to_jsonb(${phone}::text)`.execute(
    ctx.tx,
  )
  const ids = found.rows.map((row) => row.entity_id)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'phone_look_up', ids })
}

/** Who died, or moved out of the last dwelling here, before then, and isn't erased yet. */
export async function goneBefore(ctx: ReadContext, before: Date, most: number): Promise<string[]> {
  const day = civilDateOf(before, await zoneOf(ctx))
  const found = await sql<{ id: string }>`
    select p.id from people.persons p
    where p.community_id = ${ctx.communityId} and p.merged_into is null and p.erased_at is null and (
      p.died_on < ${day}::date
      or p.id in (
        select r.person_id from people.residences r where r.community_id = ${ctx.communityId} and r.until_day < ${day}::date)
      and not exists (
        select from people.residences k where k.community_id = ${ctx.communityId} and k.person_id = p.id
          and (k.until_day is null or k.until_day >= ${day}::date)))
    order by p.id limit ${most}`.execute(ctx.tx)
  return found.rows.map((row) => row.id)
}
