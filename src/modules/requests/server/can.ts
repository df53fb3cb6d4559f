/**
 * What a person may do with one request: pure, without queries. Commands ask it after the lock, views show its answer as `can`.
 */
import type { CaseRow } from '../../../engines/caseflow/index.ts'
import { isOpen } from '../../../engines/caseflow/index.ts'
import { type Actor, type ActorPost, covers } from '../../../shared/actor.ts'
import { bodyBound } from './permissions.ts'

export type CanRow = Pick<
  CaseRow,
  | 'state'
  | 'outcome'
  | 'closed_by'
  | 'admin_path'
  | 'compound_path'
  | 'lead_body_id'
  | 'assignee_post_id'
  | 'assignee_person_id'
  | 'contacted_at'
  | 'paused_at'
  | 'confirm_until'
  | 'resolve_due'
> & {
  anonymous: boolean
  confidential: boolean
  public_open: boolean
  ruling_since: Date | null
  ruled_at: Date | null
  /** More time may be given once more. */
  extension_left: boolean
}

export type StaffAction =
  | 'dispatch'
  | 'accept'
  | 'send_back'
  | 'contact'
  | 'note'
  | 'hand_over'
  | 'pause'
  | 'resume'
  | 'reclassify'
  | 'finish'
  | 'call_back'
  | 'reopen'
  | 'reveal'
  | 'ask'
  | 'snooze'
  | 'merge'
  | 'unmerge'
  | 'split'
  | 'tag'
  | 'amend'
  | 'rule'
  | 'extend'
  | 'tier'
  | 'forward_out'
  | 'ask_neighbours'
export type RequesterAction = 'supplement' | 'judge' | 'withdraw'

type Rule = {
  /** Whether the person has the right, whatever the moment. */
  right(actor: Actor, row: CanRow): boolean
  /** What the moment forbids: the refusal, or null. */
  moment(row: CanRow, now: Date): string | null
}

const forbids = 'requests.state_forbids'
const inState =
  (...states: readonly CanRow['state'][]) =>
  (row: CanRow) =>
    states.includes(row.state) ? null : forbids
const whileOpen = (row: CanRow) => (isOpen(row) ? null : forbids)
const inHand = inState('assigned', 'accepted')

const staffRules: Record<StaffAction, Rule> = {
  dispatch: { right: directs, moment: (row) => whileOpen(row) ?? unruled(row) },
  accept: { right: handles, moment: inState('assigned') },
  send_back: { right: handles, moment: (row) => inHand(row) ?? (row.ruled_at ? 'requests.ruled' : null) },
  contact: {
    right: handles,
    moment: (row) => inHand(row) ?? (row.contacted_at ? 'requests.already_contacted' : null),
  },
  note: { right: (actor, row) => reaches(actor, 'requests.note', row), moment: notClosed },
  hand_over: { right: handles, moment: inHand },
  pause: {
    right: handles,
    moment: (row) => inState('accepted')(row) ?? (row.paused_at ? 'requests.already_paused' : null),
  },
  resume: { right: handles, moment: (row) => inHand(row) ?? (row.paused_at ? null : 'requests.not_paused') },
  reclassify: { right: directs, moment: (row) => whileOpen(row) ?? unruled(row) },
  finish: { right: handles, moment: inState('accepted') },
  call_back: {
    right: looksAfterClosing,
    moment: (row, now) => (row.state === 'finished' ? windowOpen(row, now) : windowMissed(row)),
  },
  reopen: {
    right: directs,
    moment: (row) => (!isOpen(row) && hasResult(row) ? null : forbids),
  },
  reveal: {
    right: (actor, row) => seesRequester(actor, row) && (holdsReveal(actor, row) || directs(actor, row)),
    moment: () => null,
  },
  ask: { right: (actor, row) => reaches(actor, 'requests.note', row), moment: whileOpen },
  snooze: { right: (actor, row) => actor.permissions.has('requests.handle') && isAssignee(actor, row), moment: inHand },
  merge: { right: directs, moment: whileOpen },
  unmerge: { right: directs, moment: (row) => (row.state === 'closed' && row.outcome === 'merged' ? null : forbids) },
  split: { right: handles, moment: whileOpen },
  tag: { right: (actor, row) => reaches(actor, 'requests.note', row), moment: () => null },
  amend: { right: handles, moment: notClosed },
  rule: {
    right: (actor, row) => holdsOverRequest(actor, 'requests.rule', row),
    moment: (row) => (unruled(row) ? null : forbids),
  },
  extend: { right: handles, moment: extendable },
  tier: { right: directs, moment: whileOpen },
  forward_out: { right: directs, moment: whileOpen },
  ask_neighbours: {
    right: looksAfterClosing,
    moment: askable,
  },
}

const requesterRules: Record<RequesterAction, Pick<Rule, 'moment'>> = {
  supplement: { moment: notClosed },
  judge: { moment: judgeable },
  withdraw: { moment: whileOpen },
}

/** What a member of staff may do now; nothing with a request that person doesn't see. */
export function canStaff(actor: Actor, row: CanRow, now: Date): StaffAction[] {
  if (!seesRequest(actor, row)) return []
  return (Object.keys(staffRules) as StaffAction[]).filter(
    (action) => staffRules[action].right(actor, row) && staffRules[action].moment(row, now) === null,
  )
}

/** What the requester may do now. Who joined may supplement and withdraw (leave); judging is for who asked. */
export function canRequester(
  row: CanRow,
  now: Date,
  relation: 'first' | 'joined' | 'on_behalf' = 'first',
): RequesterAction[] {
  return (Object.keys(requesterRules) as RequesterAction[]).filter(
    (action) => (action !== 'judge' || relation !== 'joined') && requesterRules[action].moment(row, now) === null,
  )
}

/** Why a member of staff may not do this now: the refusal by precedence (rights first, then the moment), or null. */
export function staffRefusal(actor: Actor, row: CanRow, now: Date, action: StaffAction): string | null {
  if (!seesRequest(actor, row)) return 'platform.not_found'
  if (!staffRules[action].right(actor, row)) return 'platform.not_allowed'
  return staffRules[action].moment(row, now)
}

/** Why the requester may not do this now, or null. */
export function requesterRefusal(row: CanRow, now: Date, action: RequesterAction): string | null {
  return requesterRules[action].moment(row, now)
}

/** Whether a member of staff sees the request: it lies in the area or with the body of a post, or is that person's to deal with. */
export function seesRequest(actor: Actor, row: CanRow): boolean {
  return reaches(actor, 'requests.read', row)
}

/**
 * Whether staff may see who asked. Nobody sees who asked anonymously (nothing is kept); of a confidential request only the
 * secretary and the deputy do.
 */
export function seesRequester(actor: Actor, row: CanRow): boolean {
  if (row.anonymous) return false
  if (!row.confidential || actor.kind === 'system') return true
  return actor.posts.some(
    (post) => (post.kind === 'community_secretary' || post.kind === 'deputy_secretary') && postReaches(post, row),
  )
}

/**
 * The post by which a person acts on a request: the one it was given to (in whose place, where that one is away), else one whose area or
 * body reaches it, one's own first.
 */
export function actingPost(actor: Actor, permission: string, row: CanRow): ActorPost | undefined {
  const posts = actor.permissions.get(permission) ?? []
  return (
    posts.find((post) => isInPlaceOf(post, row)) ??
    posts.find((post) => post.id === row.assignee_post_id) ??
    posts.find((post) => postReaches(post, row)) ??
    posts[0]
  )
}

/** Whether it is in this person's hands to get in touch: theirs, or an absent colleague's whom they deputise for. */
export function hasInHand(actor: Actor, row: CanRow): boolean {
  if (actor.personId !== null && actor.personId === row.assignee_person_id) return true
  return actor.posts.some((post) => isInPlaceOf(post, row))
}

/** The post of an absent colleague, and the request given to that very colleague. */
function isInPlaceOf(post: ActorPost, row: CanRow): boolean {
  const { deputyFor } = post
  return deputyFor !== undefined && post.id === row.assignee_post_id && deputyFor === row.assignee_person_id
}

/** Where a permission reaches: area paths (`''` is everywhere), and bodies whose requests are seen wherever they lie. */
export function scopeOf(actor: Actor, permission: string): { paths: string[]; bodyIds: string[] } {
  if (actor.kind === 'system') return { paths: [''], bodyIds: [] }
  const posts = actor.permissions.get(permission) ?? []
  const ofBody = (post: ActorPost) => bodyBound.includes(post.kind) || post.areaPath === null
  return {
    paths: posts.filter((post) => !ofBody(post)).flatMap((post) => post.areaPath ?? []),
    bodyIds: posts.filter(ofBody).flatMap((post) => post.bodyId ?? []),
  }
}

function postReaches(post: ActorPost, row: CanRow): boolean {
  if (bodyBound.includes(post.kind) || post.areaPath === null) {
    return post.bodyId !== null && post.bodyId === row.lead_body_id
  }
  const { areaPath } = post
  return [row.admin_path, row.compound_path].some((path) => path !== null && covers(areaPath, path))
}

function holdsOverRequest(actor: Actor, permission: string, row: CanRow): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get(permission) ?? []).some((post) => postReaches(post, row))
}

/** By area or body, or because it was given to this person. */
function reaches(actor: Actor, permission: string, row: CanRow): boolean {
  return holdsOverRequest(actor, permission, row) || (actor.permissions.has(permission) && isAssignee(actor, row))
}

function isAssignee(actor: Actor, row: CanRow): boolean {
  const byPerson = row.assignee_person_id !== null && row.assignee_person_id === actor.personId
  return byPerson || actor.posts.some((post) => post.id === row.assignee_post_id)
}

/** Calls back, and didn't deal with it. */
function looksAfterClosing(actor: Actor, row: CanRow): boolean {
  return holdsOverRequest(actor, 'requests.call_back', row) && !handled(actor, row)
}

/** Whoever dealt with it doesn't ask whether it is done well (北京市接诉即办工作条例 23). */
function handled(actor: Actor, row: CanRow): boolean {
  return row.assignee_person_id !== null && row.assignee_person_id === actor.personId
}

/** Deals with it: has it in hand, or directs the desk over its place (deputising in absence). */
function handles(actor: Actor, row: CanRow): boolean {
  return (actor.permissions.has('requests.handle') && isAssignee(actor, row)) || directs(actor, row)
}

function directs(actor: Actor, row: CanRow): boolean {
  return holdsOverRequest(actor, 'requests.dispatch', row)
}

function holdsReveal(actor: Actor, row: CanRow): boolean {
  return actor.permissions.has('requests.reveal') && isAssignee(actor, row)
}

/** Refused twice: only a ruling sends it on. */
function unruled(row: CanRow): string | null {
  return row.state === 'to_dispatch' && row.ruling_since ? 'requests.ruling_needed' : null
}

/** As often as the community lets it be, before the limit passes, and not while the clocks stand still anyway. */
function extendable(row: CanRow, now: Date): string | null {
  if (row.paused_at) return inHand(row) ?? 'requests.already_paused'
  if (!row.extension_left) return inHand(row) ?? 'requests.extension_once'
  return inHand(row) ?? (row.resolve_due < now ? 'requests.extension_too_late' : null)
}

function hasResult(row: CanRow): boolean {
  return row.outcome === 'solved' || row.outcome === 'answered'
}

function notClosed(row: CanRow): string | null {
  return row.state === 'closed' ? forbids : null
}

function windowOpen(row: CanRow, now: Date): string | null {
  return row.confirm_until !== null && now <= row.confirm_until ? null : 'requests.window_over'
}

function windowMissed(row: CanRow): string {
  return row.closed_by === 'unconfirmed' ? 'requests.window_over' : forbids
}

/** What neighbours may look at: open to them, said to be solved, the window still open. */
function askable(row: CanRow, now: Date): string | null {
  if (!row.public_open || row.confidential) return 'requests.not_open_to_neighbours'
  return row.state === 'finished' && row.outcome === 'solved' ? windowOpen(row, now) : forbids
}

/** Within the window the requester has the last word, also after a call-back closed it. */
function judgeable(row: CanRow, now: Date): string | null {
  return hasResult(row) && !isOpen(row) ? windowOpen(row, now) : forbids
}
