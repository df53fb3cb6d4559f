/** What a person may do with a case: pure. */
import { type Actor, holds, holdsOver } from '../../../../shared/actor.ts'

export type CanCase = {
  state: 'open' | 'ended'
  admin_path: string
  keeper_person_id: string | null
  keeper_away: boolean
}
const keeperActs = ['take_matter', 'work', 'hand_over', 'request'] as const
export type CaseAction = (typeof keeperActs)[number] | 'note' | 'visit' | 'reopen' | 'correct'

export function seesCase(actor: Actor, row: Omit<CanCase, 'keeper_away'>): boolean {
  if (actor.personId !== null && actor.personId === row.keeper_person_id) return holds(actor, 'counters.work')
  return holdsOver(actor, 'counters.work', { paths: [row.admin_path] })
}

/** Whoever was asked first keeps it; the lead of the counters may step in, and any colleague while the keeper is away. */
function keeps(actor: Actor, row: CanCase): boolean {
  if (actor.kind === 'system' || holds(actor, 'counters.manage')) return true
  return actor.personId === row.keeper_person_id || row.keeper_away
}

/** Why it can't be done now, by precedence; null where it can. */
export function caseRefusal(actor: Actor, row: CanCase, action: CaseAction): string | null {
  if (!seesCase(actor, row)) return 'platform.not_found'
  if (action === 'visit') return null
  if (action !== 'note' && !keeps(actor, row)) return 'platform.not_allowed'
  if (action === 'reopen' || action === 'correct') return null
  return row.state === 'ended' ? 'counters.case_ended' : null
}

const all: readonly CaseAction[] = [...keeperActs, 'note', 'visit', 'reopen', 'correct']

export function canCase(actor: Actor, row: CanCase): CaseAction[] {
  return all.filter((action) => caseRefusal(actor, row, action) === null)
}

/** Steps with words of their own; what became of papers, keepers and requests stands elsewhere and is changed there. */
const worded = ['note', 'visit', 'wait', 'done', 'not_done', 'withdrawn']

export function mayCorrect(actor: Actor, row: CanCase, step: { kind: string; text: string }): boolean {
  return worded.includes(step.kind) && step.text !== '' && caseRefusal(actor, row, 'correct') === null
}

/** Whether one of the posts carries the matter out itself; whoever was asked first keeps it anyhow, and names who did it. */
export function mayDo(actor: Actor, matter: { doers: readonly string[] }): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get('counters.work') ?? []).some((post) => matter.doers.includes(post.kind))
}
