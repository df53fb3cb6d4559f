import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type Actor, holds } from '../../../../shared/actor.ts'
import type { fieldView } from '../../contract.ts'

export type FieldView = z.output<typeof fieldView>
export type Choice = FieldView['choices'][number]

/** A field of a community. */
export type Field = Omit<FieldView, 'retired' | 'can'> & { position: number; retired_at: Date | null }

export const fieldsMost = 60
const everMost = 400

/** Every field of a subject, retired ones too, in their order. */
export async function allFields(ctx: ReadContext, subject?: Field['subject']): Promise<Field[]> {
  let query = ctx.tx
    .selectFrom('people.fields')
    .select([
      'id',
      'subject',
      'kind',
      'label',
      'hint',
      'choices',
      'required',
      'sensitive',
      'seen_by',
      'position',
      'retired_at',
    ])
    .where('community_id', '=', ctx.communityId)
    .orderBy('subject', 'desc')
    .orderBy('position')
    .orderBy('id')
    .limit(everMost)
  if (subject) query = query.where('subject', '=', subject)
  return (await query.execute()) as unknown as Field[]
}

/** Those the actor may see: by a post of the kinds named; all of them for who keeps the fields. */
export async function seenFields(ctx: ReadContext, subject?: Field['subject']): Promise<Field[]> {
  return (await allFields(ctx, subject)).filter((field) => sees(ctx.actor, field))
}

function sees(actor: Actor, field: Field): boolean {
  if (actor.kind === 'system' || field.seen_by.length === 0) return true
  return actor.posts.some((post) => field.seen_by.includes(post.kind))
}

/** Fields that stand beside others: in lists, filters and sheets. */
export function openFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.retired_at === null && !field.sensitive)
}

/** Those that stand in no list, but in a form that is approved for them. */
export function sensitiveFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.retired_at === null && field.sensitive)
}

export function fieldViewOf(ctx: ReadContext, { position: _, retired_at, ...field }: Field): FieldView {
  const may = ctx.actor.kind === 'system' || holds(ctx.actor, 'people.fields')
  return { ...field, retired: retired_at !== null, can: may ? ['edit'] : [] }
}
