import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Kind } from '../contract/kinds.ts'
import type { rulesView } from '../contract/views.ts'
import type { BallotRow, OptionRow } from './store.ts'

type Rules = z.output<typeof rulesView>

export function rulesOf(row: BallotRow): Rules {
  const { kind, rule, formal, named, by_group, winners, choices_most, budget_fen, matter, consent_percent } = row
  const { silence, silence_basis, roll_kind, roll_day, developer, area_total_cm2, opens_day, closes_day } = row
  const { notice_days, objection_days, extend_days, extend_below_percent } = row
  const { round, follows_id, counted_by, live_agreed, funding, upkeep, affected_agree, secret } = row
  const { nominate_what, nominate_until, endorsements_least, score_most, each_group, judges_least } = row
  return {
    ...{ kind, rule, formal, named, by_group, winners, choices_most, budget_fen, matter, consent_percent },
    ...{ silence, silence_basis, roll_kind, roll_day, developer, area_total_cm2, opens_day, closes_day },
    ...{ notice_days, objection_days, extend_days, extend_below_percent },
    ...{ round, follows_id, counted_by, live_agreed, funding, upkeep, affected_agree, secret },
    ...{ nominate_what, nominate_until, endorsements_least, score_most, each_group, judges_least },
  }
}

/** The message that names an option which is always there. */
export const fixedTitle = (kind: Kind, code: string) => `${kind === 'review' ? 'verdict' : 'option'}_${code}`

/** Rules that came later: a ballot that doesn't use them hashes as it did before there were any. */
const unused: Partial<Rules> = {
  round: 1,
  follows_id: null,
  counted_by: 'whole',
  live_agreed: false,
  funding: '',
  upkeep: '',
  affected_agree: true,
  secret: false,
  nominate_what: null,
  nominate_until: null,
  endorsements_least: 0,
  score_most: null,
  each_group: false,
  judges_least: null,
}

function hashedRules(row: BallotRow): object {
  return Object.fromEntries(
    Object.entries(rulesOf(row)).filter(([key, value]) => !(key in unused) || unused[key as keyof Rules] !== value),
  )
}

/**
 * SHA-256 of what a ballot is held by: question, options, rules and the commitment of the lot, as JSON with sorted keys. It is public from the
 * announcement on, and can't change once somebody has voted.
 */
export function hashOfRules(row: BallotRow, options: readonly OptionRow[]): string {
  const { title, description, area_id, seed_commitment } = row
  const told = options.map(({ code, title: name, description: more, cost_fen }) => ({ code, name, more, cost_fen }))
  // The key papers of a secret ballot are signed with: another one would be another ballot.
  const key = row.public_key === null ? {} : { public_key: row.public_key }
  const rules = hashedRules(row)
  return sha256(canonical({ title, description, area_id, seed_commitment, ...key, options: told, rules }))
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** JSON with the keys of every object in order, so that the same things always read the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
