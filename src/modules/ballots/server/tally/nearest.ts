import type { Kind } from '../../contract/kinds.ts'
import { article278 } from '../kinds.data.ts'
import type { BallotRow, OptionRow } from '../store.ts'
import type { Counted } from './count.ts'
import { reviewNearest } from './review-said.ts'

type Say = (key: string, params?: Record<string, string | number>) => string
type Share = { part: number; of: number; more?: boolean }

const hundred = 100
const cm2PerM2 = 10_000
/** Of a part with fewer households nothing but the end is told. */
export const partLeast = 5

/** The least whole number that reaches a share of a whole: 以上 holds the figure itself, 过半数 is more than it. */
function leastOf(total: number, { part, of, more }: Share): number {
  const exact = (BigInt(total) * BigInt(part)) / BigInt(of)
  const rest = (BigInt(total) * BigInt(part)) % BigInt(of)
  return Number(exact) + (more || rest > 0n ? 1 : 0)
}

/** What would have changed the result, in a sentence or two. */
export function nearestSaid(row: BallotRow, options: readonly OptionRow[], counted: Counted, say: Say): string[] {
  if (row.counted_by !== 'whole') return partsNearest(row, counted, say)
  if (row.rule === 'consent') return consentNearest(row, counted, say)
  if (row.rule === 'owners278') return ownersNearest(row, counted, say)
  if (row.rule === 'review') return reviewNearest(row, counted, say)
  if (counted.lacking) return lackingSaid(row, options, counted, say)
  return row.rule === 'av' || row.rule === 'plurality' ? mostNearest(options, counted, say) : []
}

const yuan = (fen: number) => (fen / hundred).toFixed(fen % hundred === 0 ? 0 : 2)

const lackingKeys: Partial<Record<Kind, string>> = {
  ranking: 'said_lacking_ranked',
  score: 'said_lacking_points',
  satisfaction: 'said_lacking_bar',
}

/** Option by option, nearest first: how many more ballots for it alone, and who would have made room; each was counted so. */
function lackingSaid(row: BallotRow, options: readonly OptionRow[], counted: Counted, say: Say): string[] {
  const { lacking = [], winners } = counted
  const titleOf = (code: string) => options.find((option) => option.code === code)?.title ?? code
  const budget = row.budget_fen
  const dear = options.filter(({ cost_fen }) => budget !== null && cost_fen !== null && cost_fen > budget)
  const rest = options.length - winners.length - lacking.length - dear.length
  return [
    ...lacking.map(({ code, more, tried, instead }) => {
      const option = titleOf(code)
      if (more === null)
        return say(row.kind === 'satisfaction' ? 'said_lacking_never' : 'said_lacking_none', { option, tried })
      const who = instead.map(titleOf).join(say('said_lacking_and'))
      const made = instead.length > 0 ? say('said_lacking_instead', { who }) : ''
      return say(lackingKeys[row.kind] ?? 'said_lacking', { option, more, instead: made })
    }),
    ...dear.map(({ title, cost_fen }) =>
      say('said_lacking_dear', { option: title, cost: yuan(cost_fen ?? 0), budget: yuan(budget ?? 0) }),
    ),
    // How satisfied people are is tried for all, and not told of what few judged.
    ...(rest > 0 && row.kind !== 'satisfaction' ? [say('said_lacking_rest', { count: rest })] : []),
  ]
}

/** Who came closest, and how many more votes would have put them in the last winner's place. */
function mostNearest(options: readonly OptionRow[], { votes, winners }: Counted, say: Say): string[] {
  const won = new Set(winners)
  const by = (in_: boolean) =>
    options.filter(({ code }) => won.has(code) === in_).map(({ code, title }) => ({ title, votes: votes[code] ?? 0 }))
  const last = by(true).sort((a, b) => a.votes - b.votes)[0]
  const next = by(false).sort((a, b) => b.votes - a.votes)[0]
  if (!last || !next) return []
  const gap = last.votes - next.votes
  const params = { next: next.title, last: last.title, gap, more: gap + 1 }
  return [say(gap === 0 ? 'said_nearest_lot' : 'said_nearest', params)]
}

function consentNearest(row: BallotRow, { owners }: Counted, say: Say): string[] {
  if (!owners) return []
  const gap = consentLeast(row, owners.all.heads) - owners.for.heads
  return [gap > 0 ? say('said_consent_missing', { count: gap }) : say('said_consent_spare', { count: 1 - gap })]
}

/** Building by building or stairwell by stairwell: what those lacked that didn't reach their share, the nearest first. */
function partsNearest(row: BallotRow, { parts = [] }: Counted, say: Say): string[] {
  const missed = parts.filter(
    ({ passed, figures }) => !passed && (row.roll_kind === 'owners' || figures.all.heads >= partLeast),
  )
  if (row.rule !== 'consent') {
    return missed.map((part) => {
      const unheard = row.affected_agree && part.affected ? part.affected.all - part.affected.for : 0
      const shares = part.figures.passed ? [] : ownersNearest(row, { owners: part.figures }, say)
      const said = [...shares, ...(unheard > 0 ? [say('said_affected_missing', { count: unheard })] : [])]
      return say('said_part_lacks', { part: part.name, said: said.join('') })
    })
  }
  return missed
    .map(({ name, figures: { all, for: agreed } }) => ({
      part: name,
      count: consentLeast(row, all.heads) - agreed.heads,
    }))
    .sort((a, b) => a.count - b.count)
    .map((lack) => say('said_part_missing', lack))
}

const consentLeast = (row: BallotRow, all: number) =>
  leastOf(all, { part: row.consent_percent ?? hundred, of: hundred })

/** Each of the four shares by itself: how much it lacks, or by how much agreement could have been less. */
function ownersNearest(row: BallotRow, { owners }: Pick<Counted, 'owners'>, say: Say): string[] {
  if (!owners) return []
  const share: Share = article278[row.matter ?? 'ordinary']
  // Up to the next hundredth: a single square centimetre isn't told as 0.00.
  const metres = (cm2: number) => (Math.ceil((cm2 * hundred) / cm2PerM2) / hundred).toFixed(2)
  const took = {
    heads: leastOf(owners.all.heads, article278.took) - owners.took.heads,
    area: leastOf(owners.all.area_cm2, article278.took) - owners.took.area_cm2,
  }
  const agreed = {
    heads: leastOf(owners.took.heads, share) - owners.for.heads,
    area: leastOf(owners.took.area_cm2, share) - owners.for.area_cm2,
  }
  if (owners.passed) return [say('said_owners_spare', { heads: 1 - agreed.heads, area: metres(1 - agreed.area) })]
  return [
    ...(took.heads > 0 ? [say('said_took_heads_missing', { count: took.heads })] : []),
    ...(took.area > 0 ? [say('said_took_area_missing', { area: metres(took.area) })] : []),
    ...(agreed.heads > 0 ? [say('said_for_heads_missing', { count: agreed.heads })] : []),
    ...(agreed.area > 0 ? [say('said_for_area_missing', { area: metres(agreed.area) })] : []),
  ]
}
