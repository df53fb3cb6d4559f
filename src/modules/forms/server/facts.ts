import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { holdersOf } from '../../bodies/api.ts'
import { approvalOf, approversOf } from './forms/approval.ts'
import { duesOf } from './forms/show.ts'
import { partFillers } from './permissions.ts'
import { type Form, selectForms } from './store.ts'

/** Who fills a part and by when; undefined where it was taken back or its period is over. */
export async function partFacts(
  ctx: ReadContext,
  partId: string,
): Promise<{ person_id: string | null; due_day: string | null } | undefined> {
  const found = await sql<{ person_id: string | null; due_day: string | null }>`
    select p.person_id, f.due_day::text as due_day from forms.parts p
    join forms.fills f on f.community_id = p.community_id and f.id = p.fill_id
    where p.community_id = ${ctx.communityId} and p.id = ${partId} and f.state = 'open'`.execute(ctx.tx)
  return found.rows[0]
}

/** When a form is due next, and whether that day is past; undefined where nothing is. */
export async function formDue(
  ctx: ReadContext,
  formId: string,
): Promise<{ due_day: string; late: boolean } | undefined> {
  return (await duesOf(ctx, await formsOf(ctx, formId)))[0]
}

async function formsOf(ctx: ReadContext, formId: string): Promise<Form[]> {
  const found = await sql<Form>`${selectForms} where f.community_id = ${ctx.communityId} and f.id = ${formId}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** Of a form with sensitive data: who made its version, who may approve it, and whether that is done; undefined of any other. */
export async function approvalFacts(
  ctx: ReadContext,
  formId: string,
): Promise<{ maker: string | null; approvers: string[]; approved: boolean } | undefined> {
  const [form] = await formsOf(ctx, formId)
  if (!form?.definition.sensitive || form.ended_at !== null) return undefined
  const { made_by, approved_at } = await approvalOf(ctx, form)
  return { maker: made_by, approvers: await approversOf(ctx, made_by), approved: approved_at !== null }
}

type OpenPart = { id: string; admin_path: string | null; compound_path: string | null }

/** Parts of a form under way that aren't done, each with who holds its area now. */
export async function openPartsOf(ctx: ReadContext, formId: string): Promise<{ id: string; person_id: string }[]> {
  const found = await sql<OpenPart>`
    select p.id, p.admin_path, p.compound_path from forms.parts p
    join forms.fills f on f.community_id = p.community_id and f.id = p.fill_id
    where p.community_id = ${ctx.communityId} and f.form_id = ${formId} and f.state = 'open' and p.done_at is null
    order by p.id`.execute(ctx.tx)
  const held = []
  for (const { id, admin_path, compound_path } of found.rows) {
    const wanted = { kind: partFillers, areaPaths: [admin_path, compound_path] }
    const [holder] = await holdersOf(ctx.tx, ctx.communityId, wanted, ctx.now)
    if (holder) held.push({ id, person_id: holder.person_id })
  }
  return held
}
