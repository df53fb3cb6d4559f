import { type RawBuilder, sql } from 'kysely'
import { type CaseRow, isOpen } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { extensionLeft } from '../rules/extension-left.ts'
import type { PriorityPart } from '../rules/priority.ts'
import type { Tier, TierWhy } from '../rules/tier.ts'

/** A request with its case and the catalogue item in the revision it was filed under. */
export type RequestRow = Omit<CaseRow, 'community_id' | 'kind' | 'escalated_at' | 'steps_count'> & {
  item_code: string
  item_revision: number
  class: 'love_and_livelihood' | 'general_services' | 'public_benefit' | 'support_and_guarantee' | 'special_care'
  kind: 'enquiry' | 'help' | 'complaint' | 'report' | 'suggestion'
  tier: Tier
  tier_why: TierWhy
  priority_by: 'item' | 'rule' | 'hand'
  priority_parts: PriorityPart[] | null
  description: string
  place_detail: string
  dwelling_id: string | null
  channel: 'web' | 'counter' | 'hotline' | 'visit' | 'patrol' | 'chat' | 'meeting' | 'ask_point'
  anonymous: boolean
  confidential: boolean
  entered_by_person: string | null
  public_open: boolean
  item_name: string
  item_why: string
  criterion: string
  evidence: 'none' | 'photo_or_note' | 'photo'
  ruling_since: Date | null
  ruled_at: Date | null
  extended_amount: number
  /** More time may be given once more. */
  extension_left: boolean
  /** The item's own limit. */
  resolve_amount: number
  resolve_unit: 'working_hours' | 'working_days'
}

/** What every view is made from, of these cases; to be followed by `where` and what comes after it. */
export const selectRowsOf = (cases: RawBuilder<unknown>) => sql`
  select c.id, c.number, c.title, c.state, c.outcome, c.closed_by, c.priority, c.area_id, c.admin_path, c.compound_path, c.lead_kind,
    c.lead_body_id, c.assignee_post_id, c.assignee_person_id, c.filed_at, c.contact_due, c.contacted_at, c.resolve_due, c.due_estimated,
    c.paused_at, c.accepted_at, c.finished_at, c.confirm_until, c.closed_at, c.next_due, c.closing_no, c.reopened_count,
    c.escalation_level, c.version, c.changed_at, r.item_code, r.item_revision, r.class, r.kind, r.tier, r.tier_why, r.priority_by, r.priority_parts, r.description, r.place_detail, r.dwelling_id,
    r.channel, r.anonymous, r.confidential, r.entered_by_person, r.public_open, i.name as item_name, i.why as item_why, i.criterion,
    i.evidence, r.ruling_since, r.ruled_at, r.extended_amount, ${extensionLeft}, i.resolve_amount, i.resolve_unit
  from ${cases} c
  join requests.requests r on r.community_id = c.community_id and r.id = c.id
  join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision`

/** The same of all cases. */
export const selectRows = selectRowsOf(sql`caseflow.cases`)

/** One request, or undefined. Whether the actor may see it is the caller's question. */
export async function findRow(tx: Tx, communityId: number, id: string): Promise<RequestRow | undefined> {
  const found = await sql<RequestRow>`${selectRows} where c.community_id = ${communityId} and c.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** The same, refusing with `platform.not_found`. */
export async function rowOf(ctx: ReadContext, id: string): Promise<RequestRow> {
  return (await findRow(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
}

/**
 * Past what it needs next. A pause hides nothing late: while it lasts only a limit that had already passed is left in `next_due`.
 */
export function isOverdue(row: Pick<RequestRow, 'state' | 'next_due'>, now: Date): boolean {
  return isOpen(row) && row.next_due !== null && row.next_due < now
}
