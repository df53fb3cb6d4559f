import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { Form } from '../store.ts'

type Approval = { made_by: string | null; approved_by: string | null; approved_at: Date | null }

/** Who made a version and who approved it. */
export async function approvalOf(ctx: ReadContext, { id, version }: Pick<Form, 'id' | 'version'>): Promise<Approval> {
  const found = await sql<Approval>`
    select made_by_person as made_by, approved_by_person as approved_by, approved_at from forms.versions
    where community_id = ${ctx.communityId} and form_id = ${id} and version = ${version}`.execute(ctx.tx)
  return found.rows[0] ?? { made_by: null, approved_by: null, approved_at: null }
}

/** Refusal: `forms.approval_needed` where it lists sensitive data and nobody approved it. */
export async function checkApproved(ctx: ReadContext, form: Form): Promise<void> {
  if (form.definition.sensitive && !(await approvalOf(ctx, form)).approved_at) refuse('forms.approval_needed')
}

/** As the page tells it, and whether the actor may approve it. */
export async function approvalShown(ctx: ReadContext, form: Form) {
  if (!form.definition.sensitive) return { approval: null, maker: false }
  const { made_by, approved_by, approved_at } = await approvalOf(ctx, form)
  const by = approved_by ? (await personNames(ctx.tx, ctx.communityId, [approved_by])).get(approved_by)?.name : ''
  return { approval: { by: by ?? '', at: approved_at?.toISOString() ?? null }, maker: made_by === ctx.actor.personId }
}
