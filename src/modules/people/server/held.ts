import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { HeldSection } from '../../../platform/personal-data.ts'
import { allFields } from './fields-of-community/fields.ts'
import { shownValues } from './fields-of-community/values.ts'
import { findPerson } from './persons.ts'
import { residencesOf } from './residences.ts'
import { shownTags, tagsOf } from './tags.ts'
import { identityMasked, residenceViews } from './views/person.ts'

const rowsMost = 200

/** What the register says of a person: the entry, dwellings past and present, households. Sensitive situations too: it is their own. */
export async function heldOnPerson(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  return [
    { name: 'register', retention: 'people.gone', rows: await entryOf(ctx, personId) },
    { name: 'own_fields', retention: 'people.gone', rows: await ownFieldsOf(ctx, personId) },
    { name: 'dwellings', retention: 'people.gone', rows: await dwellingsOf(ctx, personId) },
    { name: 'household', retention: 'people.gone', rows: await householdsOf(ctx, personId) },
  ]
}

async function entryOf(ctx: ReadContext, personId: string) {
  const person = await findPerson(ctx.tx, ctx.communityId, personId)
  if (!person) return []
  const tags = shownTags(await tagsOf(ctx), person.tags, true)
  return [
    {
      name: person.name,
      sex: person.sex && { word: `held_word_${person.sex}` },
      birth_date: person.birth_date && { day: person.birth_date },
      phone: person.phone,
      identity_number: identityMasked(ctx, person),
      tags: tags.map((tag) => tag.label).join('、'),
      party_member: person.party_member,
      party_member_source: person.party_member_source,
      newcomer: person.newcomer,
      source: { word: `held_word_${person.source}` },
      died_on: person.died_on && { day: person.died_on },
      registered_at: person.registered_at,
    },
  ]
}

/** What the community asks beside the register's own fields, all of them: it is their own. */
async function ownFieldsOf(ctx: ReadContext, personId: string) {
  const entered = (await findPerson(ctx.tx, ctx.communityId, personId))?.custom ?? {}
  const shown = shownValues(ctx, await allFields(ctx, 'person'), entered).filter(({ value }) => value !== null)
  return shown.map(({ label, text }) => ({ field: label, value: text }))
}

async function dwellingsOf(ctx: ReadContext, personId: string) {
  const residences = (await residencesOf(ctx.tx, ctx.communityId, [personId], true)).get(personId) ?? []
  const views = await residenceViews(ctx, residences.slice(0, rowsMost))
  return views.map((view) => ({
    dwelling: view.dwelling,
    role: { word: `held_word_${view.role}` },
    share_bp: view.share_bp === null ? null : `${view.share_bp / 100} %`,
    lives_here: view.lives_here,
    from_day: view.from_day && { day: view.from_day },
    until_day: view.until_day && { day: view.until_day },
  }))
}

/** Households by relation and time: the names of the others are theirs. */
async function householdsOf(ctx: ReadContext, personId: string) {
  const found = await sql<{ relation: string; joined_at: Date; left_at: Date | null }>`
    select relation, joined_at, left_at from people.household_members
    where community_id = ${ctx.communityId} and person_id = ${personId} order by joined_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  return found.rows.map(({ relation, ...row }) => ({ relation: { word: `held_word_${relation}` }, ...row }))
}
