import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { departmentKinds } from '../../catalogue/template.ts'
import { type ItemRow, itemView } from '../views/item-view.ts'
import type { ItemView } from '../views/types.ts'

/** What an item says, without its place in the history. */
export type ItemContent = Omit<ItemView, 'code' | 'revision' | 'retired'>

/** The revision in force, locked against another change of the same item. Refusal: `requests.item_unknown`. */
export async function lockItem(ctx: WriteContext, code: string): Promise<ItemRow> {
  const found = await sql<ItemRow>`
    select * from requests.items where community_id = ${ctx.communityId} and code = ${code} and successor_at is null for update`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('requests.item_unknown')
}

/** Puts a new revision in force; the one before stays, with the instant it was succeeded. */
export async function succeed(
  ctx: WriteContext,
  before: ItemRow,
  content: ItemContent & { retired: boolean },
  reason: string,
): Promise<void> {
  await sql`
    update requests.items set successor_at = ${ctx.now}
    where community_id = ${ctx.communityId} and code = ${before.code} and revision = ${before.revision}`.execute(ctx.tx)
  await insertItem(ctx, { ...content, code: before.code, revision: before.revision + 1 }, reason)
}

export async function insertItem(ctx: WriteContext, item: ItemView, reason: string): Promise<void> {
  await insertItems(ctx, [item], reason)
}

/** Any number of revisions in one statement. */
export async function insertItems(ctx: WriteContext, items: readonly ItemView[], reason: string): Promise<void> {
  const rows = items.map(({ contact, resolve, ...item }) => ({
    ...item,
    contact_amount: contact.amount,
    contact_unit: contact.unit,
    resolve_amount: resolve.amount,
    resolve_unit: resolve.unit,
  }))
  await sql`
    insert into requests.items (community_id, code, revision, class, name, words, hint, kind, answerable, department_kind, why, tier,
      priority, contact_amount, contact_unit, resolve_amount, resolve_unit, criterion, evidence, place, public_open, divert, retired,
      checklist, filing_criterion, may_act, instead, questions, reason, since)
    select ${ctx.communityId}::int, n.*, ${reason}::text, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (code text, revision int, class text, name text, words text[],
      hint text, kind text, answerable text, department_kind text, why text, tier text, priority smallint, contact_amount int,
      contact_unit text, resolve_amount int, resolve_unit text, criterion text, evidence text, place text, public_open boolean,
      divert text, retired boolean, checklist text[], filing_criterion text, may_act boolean, instead text, questions jsonb)`.execute(
    ctx.tx,
  )
}

type More = Pick<ItemContent, 'checklist' | 'filing_criterion' | 'may_act' | 'instead' | 'questions'>

/** What a change leaves out stays as it was. Refusal: `requests.elsewhere_needed` for what the community mayn't do without saying who does. */
export function moreOf(wanted: { [K in keyof More]?: More[K] | undefined }, before?: More): More {
  const more = {
    checklist: wanted.checklist ?? before?.checklist ?? [],
    filing_criterion: wanted.filing_criterion ?? before?.filing_criterion ?? '',
    may_act: wanted.may_act ?? before?.may_act ?? true,
    instead: wanted.instead ?? before?.instead ?? '',
    questions: wanted.questions ?? before?.questions ?? [],
  }
  if (!more.may_act && more.instead === '') {
    refuse('requests.elsewhere_needed', {}, [{ path: 'instead', code: 'required' }])
  }
  return more
}

/** A department answers by its kind, anybody else has none. Refusal: `platform.input_invalid`. */
export function checkDepartment(item: Pick<ItemContent, 'answerable' | 'department_kind'>): void {
  const known = item.department_kind !== null && Object.hasOwn(departmentKinds, item.department_kind)
  if ((item.answerable === 'department') !== known || (item.department_kind !== null && !known)) {
    refuse('platform.input_invalid', { count: 1 }, [{ path: 'department_kind', code: known ? 'invalid' : 'required' }])
  }
}

/** The item in force, as its page shows it. */
export async function itemInForceView(ctx: ReadContext, code: string): Promise<ItemView> {
  const found = await sql<ItemRow>`
    select * from requests.items where community_id = ${ctx.communityId} and code = ${code} and successor_at is null`.execute(
    ctx.tx,
  )
  return itemView(found.rows[0] ?? refuse('requests.item_unknown'))
}
