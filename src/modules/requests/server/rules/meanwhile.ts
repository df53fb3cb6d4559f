import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { StaffAction } from '../can.ts'
import type { LockedRequest } from '../store.ts'

/** What of a request a step or an act bears on. Two people hinder each other only where they meet. */
type Part = 'hands' | 'clocks' | 'contact' | 'item' | 'voice' | 'end'

const everything: readonly Part[] = ['hands', 'clocks', 'contact', 'item', 'voice', 'end']

const changedBy: Record<string, readonly Part[]> = {
  dispatched: ['hands'],
  to_dispatch: ['hands'],
  accepted: ['hands'],
  handed_over: ['hands'],
  sent_back: ['hands'],
  ruled: ['hands'],
  extended: ['clocks'],
  contacted: ['contact'],
  paused: ['clocks'],
  resumed: ['clocks'],
  reclassified: ['hands', 'clocks', 'item'],
  supplemented: ['voice'],
  finished: ['end'],
  judged: ['end'],
  called_back: ['end'],
  closed: ['end'],
  reopened: ['end', 'hands', 'clocks'],
  withdrawn: ['end'],
  merged: ['end'],
  unmerged: ['end'],
  undone: everything,
}

const bearsOn: Partial<Record<StaffAction, readonly Part[]>> = {
  dispatch: ['hands', 'item', 'end'],
  accept: ['hands', 'end'],
  send_back: ['hands', 'end'],
  contact: ['contact', 'end'],
  hand_over: ['hands', 'end'],
  pause: ['clocks', 'end'],
  resume: ['clocks', 'end'],
  reclassify: ['hands', 'item', 'end'],
  finish: ['hands', 'item', 'voice', 'end'],
  call_back: ['end'],
  reopen: ['end'],
  snooze: ['hands', 'end'],
  merge: ['item', 'end'],
  unmerge: ['end'],
  split: ['end'],
  rule: ['hands', 'item', 'end'],
  extend: ['clocks', 'hands', 'item', 'end'],
  forward_out: ['item', 'end'],
}

/**
 * Stops an act when something it bears on was changed since the version its author looked at. A note, a tag or a question in between
 * hinders nobody. Refusal: `requests.changed_meanwhile`.
 */
export async function checkMeanwhile(
  ctx: WriteContext,
  row: LockedRequest,
  seenVersion: number,
  action: StaffAction,
): Promise<void> {
  const found = await sql<{ kind: string }>`
    select distinct kind from caseflow.steps
    where community_id = ${row.community_id} and case_id = ${row.id} and version > ${seenVersion}`.execute(ctx.tx)
  const kinds = found.rows.map((step) => step.kind)
  const parts = bearsOn[action] ?? everything
  const meets = kinds.some((kind) => (changedBy[kind] ?? []).some((part) => parts.includes(part)))
  if (meets || kinds.length === 0) refuse('requests.changed_meanwhile')
}
