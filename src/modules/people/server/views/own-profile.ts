import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { ownProfileView } from '../../contract.ts'
import { allFields } from '../fields-of-community/fields.ts'
import { shownValues } from '../fields-of-community/values.ts'
import { findPerson } from '../persons.ts'
import { residencesOf } from '../residences.ts'
import { shownTags, tagsOf } from '../tags.ts'
import { householdOf } from './household.ts'
import { identityMasked, residenceViews } from './person.ts'

/** All the register says of the asker (个人信息保护法 45). Takes the person: never call it with another's id. */
export async function showOwnProfile(ctx: ReadContext, personId: string): Promise<z.output<typeof ownProfileView>> {
  const person = (await findPerson(ctx.tx, ctx.communityId, personId)) ?? refuse('platform.not_found')
  const residences = (await residencesOf(ctx.tx, ctx.communityId, [personId], true)).get(personId) ?? []
  const { id, name, sex, birth_date, phone, source } = person
  return {
    id,
    name,
    sex,
    birth_date,
    phone,
    identity_masked: identityMasked(ctx, person),
    tags: shownTags(await tagsOf(ctx), person.tags, true),
    residences: await residenceViews(ctx, residences),
    household: await householdOf(ctx, personId),
    source,
    updated_at: person.updated_at.toISOString(),
    custom: shownValues(ctx, await allFields(ctx, 'person'), person.custom).filter(({ value }) => value !== null),
  }
}
