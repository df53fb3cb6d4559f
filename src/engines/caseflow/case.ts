/** A case as it stands, and what follows from its columns alone. */

export type CaseState = 'to_dispatch' | 'assigned' | 'accepted' | 'finished' | 'closed'
export type Outcome = 'solved' | 'answered' | 'withdrawn' | 'merged'
export type ClosedBy = 'confirmed' | 'called_back' | 'unconfirmed' | 'withdrawn' | 'merged'
export type LeadKind = 'community' | 'property_company' | 'residents' | 'department'

/** A row of `caseflow.cases`. Paths: `''` is the whole community; null where the area is in one tree only. */
export type CaseRow = {
  community_id: number
  id: string
  kind: string
  number: string
  title: string
  state: CaseState
  outcome: Outcome | null
  closed_by: ClosedBy | null
  priority: number
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  lead_kind: LeadKind
  lead_body_id: string | null
  assignee_post_id: string | null
  assignee_person_id: string | null
  filed_at: Date
  contact_due: Date
  contacted_at: Date | null
  resolve_due: Date
  due_estimated: boolean
  paused_at: Date | null
  accepted_at: Date | null
  finished_at: Date | null
  confirm_until: Date | null
  closed_at: Date | null
  next_due: Date | null
  closing_no: number
  reopened_count: number
  escalation_level: number
  escalated_at: Date | null
  steps_count: number
  /** when something last happened to it */
  changed_at: Date
  version: number
}

/** Somebody still has to do something about it. */
export function isOpen(row: Pick<CaseRow, 'state'>): boolean {
  return row.state === 'to_dispatch' || row.state === 'assigned' || row.state === 'accepted'
}

type Clocks = Pick<CaseRow, 'state' | 'contact_due' | 'contacted_at' | 'resolve_due' | 'paused_at' | 'confirm_until'>

/**
 * The instant a case next needs somebody: the first contact or the solution while it is open, the end of the window once it is
 * finished, null once it is closed. While paused only a limit that had already passed counts: a pause hides nothing late.
 */
export function reckonNextDue(row: Clocks): Date | null {
  if (row.state === 'closed') return null
  if (row.state === 'finished') return row.confirm_until
  const { paused_at: paused } = row
  const running = [row.contacted_at ? null : row.contact_due, row.resolve_due]
    .filter((due) => due !== null)
    .filter((due) => paused === null || due < paused)
  return running.length === 0 ? null : new Date(Math.min(...running.map((due) => due.getTime())))
}
