/** What a person may do with a project: pure, without queries. Commands ask it after the lock, views show its answer. */
import { type Actor, holdsOver } from '../../../shared/actor.ts'
import type { State } from '../contract/kinds.ts'

export type CanRow = {
  state: State
  admin_path: string | null
  compound_path: string | null
  lead_post_id: string | null
  ballot_id: string | null
  /** a review was asked for, and is neither published nor withdrawn */
  reviewed_now: boolean
}

export const actions = [
  'start',
  'note',
  'settle',
  'finish',
  'ask_review',
  'accept',
  'reopen',
  'change',
  'stop',
  'resume',
] as const
export type Action = (typeof actions)[number]

const running: readonly State[] = ['planned', 'under_way', 'finished']
const before: readonly State[] = ['planned', 'under_way']
const fits: Record<Action, readonly State[]> = {
  start: ['planned'],
  note: running,
  settle: before,
  finish: ['under_way'],
  ask_review: ['finished'],
  accept: ['finished'],
  reopen: ['finished', 'accepted'],
  change: running,
  stop: running,
  resume: ['stopped'],
}
const deskOnly: readonly Action[] = ['accept', 'stop', 'resume']
/** While people judge it, it stays what they judge. */
const notInReview: readonly Action[] = ['ask_review', 'accept', 'reopen', 'stop']

type Place = Pick<CanRow, 'admin_path' | 'compound_path'>

const placeOf = ({ admin_path, compound_path }: Place) => ({ paths: [admin_path, compound_path] })

function holdsLead(actor: Actor, row: CanRow): boolean {
  if (row.lead_post_id === null || !actor.permissions.has('projects.lead')) return false
  return actor.posts.some((post) => post.id === row.lead_post_id)
}

export function sees(actor: Actor, row: CanRow): boolean {
  return holdsOver(actor, 'projects.read', placeOf(row)) || holdsLead(actor, row)
}

/** Whether this person may make one over a place. */
export function mayKeep(actor: Actor, place: Place): boolean {
  return holdsOver(actor, 'projects.keep', placeOf(place))
}

/** Whether this person may have those it was for judge it: that is a ballot, and whoever manages these does. */
function mayAskReview(actor: Actor, row: CanRow): boolean {
  return holdsOver(actor, 'ballots.manage', placeOf(row))
}

/** Why this may not be done now, by precedence; null where it may. */
export function refusalOf(actor: Actor, row: CanRow, action: Action): string | null {
  if (!sees(actor, row)) return 'platform.not_found'
  const may = mayKeep(actor, row) || (!deskOnly.includes(action) && holdsLead(actor, row))
  if (!may || (action === 'ask_review' && !mayAskReview(actor, row))) return 'platform.not_allowed'
  if (!fits[action].includes(row.state)) return 'projects.state_unfit'
  if (action === 'accept' && row.ballot_id !== null) return 'projects.review_needed'
  if (action === 'ask_review' && row.ballot_id === null) return 'projects.review_unfit'
  // What those it was for accepted isn't taken back by the desk.
  if (action === 'reopen' && row.state === 'accepted' && row.ballot_id !== null) return 'projects.state_unfit'
  return row.reviewed_now && notInReview.includes(action) ? 'projects.review_running' : null
}

export function canDo(actor: Actor, row: CanRow): Action[] {
  return actions.filter((action) => refusalOf(actor, row, action) === null)
}
