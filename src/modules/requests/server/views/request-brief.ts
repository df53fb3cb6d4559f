import type { ReadContext } from '../../../../platform/command/types.ts'
import { itemName } from './item-name.ts'
import { type Names, namesFor } from './names.ts'
import { isOverdue, type RequestRow } from './rows.ts'
import type { RequestBrief } from './types.ts'

/** Rows of a list, in their order. A handful of queries, however many rows. */
export async function requestBriefs(ctx: ReadContext, rows: readonly RequestRow[]): Promise<RequestBrief[]> {
  const names = await namesFor(ctx, {
    rows,
    bodies: rows.map((row) => row.lead_body_id),
    persons: rows.map((row) => row.assignee_person_id),
  })
  return rows.map((row) => briefOf(ctx, row, names))
}

export function briefOf(ctx: ReadContext, row: RequestRow, names: Names): RequestBrief {
  const lead = names.bodies.get(row.lead_body_id ?? '')
  const assignee = names.persons.get(row.assignee_person_id ?? '')
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    item: { code: row.item_code, name: itemName(ctx, { code: row.item_code, name: row.item_name }) },
    class: row.class,
    tier: row.tier,
    state: row.state,
    outcome: row.outcome,
    priority: row.priority,
    channel: row.channel,
    place: names.placeOf(row),
    lead: { kind: row.lead_kind, body: lead ? { id: lead.id, name: lead.name } : null },
    assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
    filed_at: row.filed_at.toISOString(),
    changed_at: row.changed_at.toISOString(),
    contact_due: row.contact_due.toISOString(),
    contacted_at: iso(row.contacted_at),
    resolve_due: row.resolve_due.toISOString(),
    next_due: iso(row.next_due),
    overdue: isOverdue(row, ctx.now),
    paused: row.paused_at !== null,
    reopened_count: row.reopened_count,
    escalation_level: row.escalation_level,
  }
}

export function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null
}
