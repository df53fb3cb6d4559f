import { sql } from 'kysely'
import type { Pause, WorkingCalendar } from '../../../../engines/calendar/index.ts'
import { type CaseRow, moveDeadlines, type StepActor } from '../../../../engines/caseflow/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { type Due, type ItemLimits, limitFrom } from './limits.ts'

/** Open requests looked through for one change of the calendar: more than a community ever has open. */
const openMost = 20_000

type OpenRow = ItemLimits &
  Pick<
    CaseRow,
    | 'id'
    | 'number'
    | 'title'
    | 'state'
    | 'filed_at'
    | 'contact_due'
    | 'contacted_at'
    | 'resolve_due'
    | 'paused_at'
    | 'confirm_until'
    | 'steps_count'
  > & { resolve_from: Date; pauses: { from: string; to: string }[] | null }

/** An open request that gets other limits under another calendar. */
export type Moved = { row: OpenRow; due: Due }

/**
 * Open requests whose limits another calendar moves, soonest first. Paused ones are left out: theirs are reckoned when they go on. A
 * first contact that was made stays measured against the limit it had. `lock`: for who moves them now.
 */
export async function movedBy(
  ctx: ReadContext,
  calendars: { held: WorkingCalendar; wanted: WorkingCalendar },
  lock = false,
): Promise<{ looked_at: number; moved: Moved[] }> {
  const rows = await openRows(ctx, lock)
  const moved = rows.flatMap((row) => {
    const held = reckon(row, calendars.held, ctx.now)
    const due = reckon(row, calendars.wanted, ctx.now)
    return same(held, due) ? [] : [{ row, due }]
  })
  return { looked_at: rows.length, moved }
}

/** Gives open requests the limits of another calendar, with a step the requester sees. Returns how many. */
export async function moveBy(
  ctx: WriteContext,
  calendars: { held: WorkingCalendar; wanted: WorkingCalendar },
  actor: StepActor,
  reason: string,
): Promise<number> {
  const { moved } = await movedBy(ctx, calendars, true)
  const moves = moved.map(({ row, due }) => ({ row, ...due }))
  const step = { kind: 'due_moved', actor, visibility: 'public', body: reason } as const
  await moveDeadlines(ctx.tx, ctx.communityId, moves, step, ctx.now)
  for (const { row, due } of moved) {
    ctx.audit('request', row.id, { contact_due: due.contact_due, resolve_due: due.resolve_due })
    // Only a first contact that was late already may count otherwise now.
    if (!row.contacted_at && row.contact_due < ctx.now) ctx.emit('requests.due_moved', { request_id: row.id })
  }
  return moved.length
}

async function openRows(ctx: ReadContext, lock: boolean): Promise<OpenRow[]> {
  const found = await sql<OpenRow>`
    select c.id, c.number, c.title, c.state, c.filed_at, c.contact_due, c.contacted_at, c.resolve_due, c.paused_at, c.confirm_until,
      c.steps_count, i.contact_amount, i.contact_unit, i.resolve_amount + r.extended_amount as resolve_amount, i.resolve_unit,
      case when c.reopened_count = 0 then c.filed_at else coalesce((select max(since) from caseflow.assignments a
        where a.community_id = c.community_id and a.case_id = c.id and a.how = 'reopened'), c.filed_at) end as resolve_from,
      (select jsonb_agg(jsonb_build_object('from', p.since, 'to', p.until) order by p.since) from caseflow.pauses p
        where p.community_id = c.community_id and p.case_id = c.id) as pauses
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.state in ('to_dispatch', 'assigned', 'accepted')
      and c.paused_at is null
    order by c.next_due, c.id limit ${openMost} ${lock ? sql`for update of c` : sql``}`.execute(ctx.tx)
  return found.rows
}

function reckon(row: OpenRow, calendar: WorkingCalendar, now: Date): Due {
  const pauses: Pause[] = (row.pauses ?? []).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  const due = limitFrom(row, row.filed_at, calendar, { resolveFrom: row.resolve_from, pauses, now })
  return { ...due, contact_due: row.contacted_at ? row.contact_due : due.contact_due }
}

function same(a: Due, b: Due): boolean {
  return (
    a.contact_due.getTime() === b.contact_due.getTime() &&
    a.resolve_due.getTime() === b.resolve_due.getTime() &&
    a.due_estimated === b.due_estimated
  )
}
