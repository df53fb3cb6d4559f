import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { approverKinds } from '../permissions.ts'
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

/**
 * Persons who may approve a version: never who made it, and of the two one is the secretary, who answers for the register. So the deputy
 * approves what the secretary made, and everything only while nobody is secretary.
 */
export async function approversOf(ctx: ReadContext, madeBy: string | null): Promise<string[]> {
  const found = await holdersOf(ctx.tx, ctx.communityId, { kind: approverKinds }, ctx.now)
  const holders = found.filter((holder) => holder.area_path === '')
  const secretaries = holders.filter((holder) => holder.kind === 'community_secretary')
  const needed = secretaries.length > 0 && !secretaries.some((holder) => holder.person_id === madeBy)
  const persons = (needed ? secretaries : holders).map((holder) => holder.person_id)
  return [...new Set(persons)].filter((person) => person !== madeBy)
}

/** Refusals: `forms.approved_by_maker`, `forms.secretary_approves`. Who deputises for an approver approves in their place. */
export async function checkApprover(ctx: ReadContext, madeBy: string | null): Promise<void> {
  if (madeBy === null || madeBy === ctx.actor.personId) refuse('forms.approved_by_maker')
  if (!(await approves(ctx, madeBy))) refuse('forms.secretary_approves')
}

async function approves(ctx: ReadContext, madeBy: string | null): Promise<boolean> {
  const approvers = await approversOf(ctx, madeBy)
  const posts = ctx.actor.permissions.get('forms.approve') ?? []
  return posts.some((post) => approvers.includes(post.deputyFor ?? ctx.actor.personId ?? ''))
}

/** As the page tells it, and whether the actor may approve it. */
export async function approvalShown(ctx: ReadContext, form: Form) {
  if (!form.definition.sensitive) return { approval: null, approver: false }
  const { made_by, approved_by, approved_at } = await approvalOf(ctx, form)
  const by = approved_by ? (await personNames(ctx.tx, ctx.communityId, [approved_by])).get(approved_by)?.name : ''
  return {
    approval: { by: by ?? '', at: approved_at?.toISOString() ?? null },
    approver: made_by !== ctx.actor.personId && (await approves(ctx, made_by)),
  }
}
