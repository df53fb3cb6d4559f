import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import { lockForm, refuseOpenFill } from '../store.ts'
import { approvalOf, checkApprover } from './approval.ts'
import { formViewOf } from './show.ts'

/**
 * Approves that a form lists sensitive data, or takes that back (个人信息保护法 28: a specific purpose, ample necessity). Whoever defined it
 * doesn't approve it, and one of the two is the secretary; who defined it is told. Refusals: see the route.
 */
export const approveForm = command(routes['POST /api/c/:community/forms/:id/approval'], {
  async handle(ctx, { id, version, approved }) {
    checkOver(ctx, 'forms.approve')
    const form = await lockForm(ctx, id)
    if (form.version !== version) refuse('forms.changed_meanwhile')
    if (!form.definition.sensitive) refuse('forms.nothing_to_approve')
    const { made_by } = await approvalOf(ctx, form)
    if (approved) await checkApprover(ctx, made_by)
    if (!approved) await refuseOpenFill(ctx, id)
    await sql`
      update forms.versions set approved_by_person = ${approved ? ctx.actor.personId : null}, approved_at = ${approved ? ctx.now : null}
      where community_id = ${ctx.communityId} and form_id = ${id} and version = ${version}`.execute(ctx.tx)
    ctx.audit('form', id, { version, approved, law: form.definition.sensitive.law })
    if (approved) ctx.emit('forms.approved', { form_id: id })
    return { id }
  },
  view: (ctx, { id }) => formViewOf(ctx, id),
})
