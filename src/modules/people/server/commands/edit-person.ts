import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { canPerson, type PersonAction, seesPerson, seesSensitive } from '../can.ts'
import { columnsOf } from '../fields.ts'
import { mergedValues } from '../fields-of-community/values.ts'
import { lockPerson, type Person, updatePerson } from '../persons.ts'
import { residencesOf } from '../residences.ts'
import { refreshSearchWords } from '../search-words.ts'
import { refuseUnknownTags, tagsOf } from '../tags.ts'
import { showPerson } from '../views/person.ts'
import { auditable, refuseTakenIdentity } from './register-person.ts'

/** Mends an entry. `revision` is the one that was looked at: somebody else's change in between is refused, not overwritten. */
export const editPerson = command(routes['PATCH /api/c/:community/people/:id'], {
  async handle(ctx, { id, revision, custom, ...fields }) {
    const person = await lockFor(ctx, id, 'edit')
    if (person.revision !== revision) refuse('people.changed_meanwhile')
    await refuseUnknownTags(ctx, fields.tags ?? [])
    const columns = await columnsOf(ctx, { ...fields, ...(await tagsWithUnseen(ctx, person, fields.tags)) })
    await refuseTakenIdentity(ctx, columns.identity_sealed, id)
    const values = custom && (await mergedValues(ctx, { subject: 'person', before: person.custom, given: custom }))
    await updatePerson(ctx, id, { ...columns, ...(values ? { custom: JSON.stringify(values) } : {}) })
    if (columns.name !== undefined || columns.phone !== undefined)
      await refreshSearchWords(ctx.tx, ctx.communityId, [id])
    ctx.audit('person', id, { ...auditable(columns), ...(values ? { custom: values } : {}) })
    ctx.emit('people.edited', { person_id: id })
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** The tags wanted, with those that the actor doesn't see and so can't have meant to take away. */
async function tagsWithUnseen(ctx: WriteContext, person: Person, wanted: string[] | undefined) {
  if (wanted === undefined) return {}
  const residences = (await residencesOf(ctx.tx, ctx.communityId, [person.id])).get(person.id) ?? []
  if (seesSensitive(ctx.actor, residences)) return {}
  const sensitive = new Set((await tagsOf(ctx)).flatMap((tag) => (tag.sensitive ? [tag.code] : [])))
  return { tags: [...wanted, ...person.tags.filter((code) => sensitive.has(code))] }
}

/** Enters another number for somebody who proved to have it: whoever asks has decided that they may. Refusal: `platform.not_found`. */
export async function changePhone(ctx: WriteContext, id: string, phone: string): Promise<void> {
  await lockPerson(ctx, id)
  await updatePerson(ctx, id, { phone })
  await refreshSearchWords(ctx.tx, ctx.communityId, [id])
  ctx.audit('person', id, { phone })
  ctx.emit('people.edited', { person_id: id })
}

/** Locks an entry on which the actor may do this. Refusals: `platform.not_found`, `platform.not_allowed`. */
export async function lockFor(ctx: WriteContext, id: string, action: PersonAction): Promise<Person> {
  const person = await lockPerson(ctx, id)
  const residences = (await residencesOf(ctx.tx, ctx.communityId, [id])).get(id) ?? []
  if (!canPerson(ctx.actor, person, residences).includes(action)) {
    refuse(seesPerson(ctx.actor, residences) ? 'platform.not_allowed' : 'platform.not_found')
  }
  return person
}
