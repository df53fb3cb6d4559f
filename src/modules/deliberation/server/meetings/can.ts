/** What a person may do with a meeting, a decision and a series: pure. Commands ask it after the lock, views show its answer. */
import { type Actor, holdsOver } from '../../../../shared/actor.ts'
import {
  type DecisionAction,
  type DecisionState,
  decisionActions,
  type MeetingAction,
  meetingActions,
} from '../../contract/meetings/kinds.ts'

export type Place = { admin_path: string | null; compound_path: string | null; body_id: string | null }

export type CanMeeting = Place & {
  state: 'called' | 'open' | 'closed' | 'cancelled'
  minutes_state: 'draft' | 'approved' | 'published'
  starts_at: Date
  /** bodies of those asked to come */
  units: readonly string[]
  /** persons asked to come */
  persons: readonly string[]
}

const whereabouts = (row: Place) => ({ paths: [row.admin_path, row.compound_path], bodies: [row.body_id] })

/** Whether somebody chairs or keeps the minutes there: the community's desk, or the chair of the body. */
export function keeps(actor: Actor, row: Place): boolean {
  return holdsOver(actor, 'deliberation.keep', whereabouts(row))
}

/** Keepers, posts over the place, units that were asked to come, and whoever was asked by name. */
export function sees(actor: Actor, row: CanMeeting): boolean {
  const at = whereabouts(row)
  return (
    keeps(actor, row) ||
    holdsOver(actor, 'deliberation.read', { paths: at.paths, bodies: [row.body_id, ...row.units] }) ||
    ownBodies(actor).some((body) => row.units.includes(body)) ||
    (actor.personId !== null && row.persons.includes(actor.personId))
  )
}

/** Bodies a person speaks for. */
export function ownBodies(actor: Actor): string[] {
  return [...new Set((actor.permissions.get('deliberation.read') ?? []).flatMap((post) => post.bodyId ?? []))]
}

/** A meeting can be opened from two hours before its time. */
const earlyMs = 2 * 3_600_000

const allowedIn: Record<MeetingAction, (row: CanMeeting) => string | null> = {
  change: (row) => (row.state === 'called' ? null : 'deliberation.meeting_over'),
  cancel: (row) => (row.state === 'called' ? null : 'deliberation.meeting_over'),
  agenda: running,
  invite: running,
  attendance: (row) => {
    if (row.state === 'cancelled' || row.minutes_state !== 'draft') return 'deliberation.meeting_over'
    return null
  },
  open: (row) => (row.state === 'called' ? null : 'deliberation.meeting_over'),
  note: noted,
  suggest: noted,
  resolve: (row) => (row.state === 'open' ? null : 'deliberation.not_open'),
  close: (row) => (row.state === 'open' ? null : 'deliberation.not_open'),
  approve: (row) => {
    if (row.state !== 'closed') return 'deliberation.not_closed'
    return row.minutes_state === 'draft' ? null : 'deliberation.minutes_approved'
  },
  publish: (row) => (row.minutes_state === 'approved' ? null : 'deliberation.not_approved'),
  paper: () => null,
  add_word: (row) => (row.minutes_state === 'draft' ? 'deliberation.not_approved' : null),
}

function running(row: CanMeeting): string | null {
  return row.state === 'called' || row.state === 'open' ? null : 'deliberation.meeting_over'
}

function noted(row: CanMeeting): string | null {
  if (row.minutes_state !== 'draft') return 'deliberation.minutes_approved'
  return row.state === 'open' || row.state === 'closed' ? null : 'deliberation.not_opened'
}

/** Why this may not be done now, by precedence; null where it may. */
export function meetingRefusal(actor: Actor, row: CanMeeting, action: MeetingAction): string | null {
  if (!sees(actor, row)) return 'platform.not_found'
  if (!keeps(actor, row)) return 'platform.not_allowed'
  return allowedIn[action](row)
}

export function canMeeting(actor: Actor, row: CanMeeting, now: Date): MeetingAction[] {
  return meetingActions.filter(
    (action) => meetingRefusal(actor, row, action) === null && !(action === 'open' && tooEarly(row, now)),
  )
}

export function tooEarly(row: Pick<CanMeeting, 'starts_at'>, now: Date): boolean {
  return row.starts_at.getTime() - now.getTime() > earlyMs
}

export type CanDecision = {
  state: DecisionState
  owner_post_id: string | null
  owner_body_id: string | null
  /** how many things the ballot it was made of chose */
  chosen_count: number
  meeting: CanMeeting
}

function owns(actor: Actor, row: CanDecision): boolean {
  if (row.owner_post_id) return actor.posts.some((post) => post.id === row.owner_post_id)
  return ownBodies(actor).includes(row.owner_body_id ?? '')
}

export function seesDecision(actor: Actor, row: CanDecision): boolean {
  return owns(actor, row) || sees(actor, row.meeting)
}

/** Who owns it says that it is done; the rest is for who keeps the meeting. */
export function decisionRefusal(actor: Actor, row: CanDecision, action: DecisionAction): string | null {
  if (!seesDecision(actor, row)) return 'platform.not_found'
  const may = keeps(actor, row.meeting) || (action === 'finish' && owns(actor, row))
  if (!may) return 'platform.not_allowed'
  if (action === 'tie') return row.chosen_count > 1 ? null : 'deliberation.not_of_ballot'
  if (action === 'reopen') return row.state === 'open' ? 'deliberation.decision_open' : null
  return row.state === 'open' ? null : 'deliberation.decision_over'
}

export function canDecision(actor: Actor, row: CanDecision): DecisionAction[] {
  return decisionActions.filter((action) => decisionRefusal(actor, row, action) === null)
}
