import { type Box, choicesOf, votesOf } from './box.ts'
import { itemOf, optionIn, pointsIn } from './score/marks.ts'
import { type Asked, tally } from './tally.ts'
import type { Election, Id, Outcome, ScoreElection } from './types.ts'

/** What one option that didn't win lacked. */
export type Lack = {
  readonly id: Id
  /** With so many more ballots that name it alone (and give it all points) it wins, with one fewer not; null where `tried` don't do either. */
  readonly more: number | null
  /** The most that was looked at: one more than there are ballots; to reach a bar of satisfaction a hundred times as many. */
  readonly tried: number
  /** Winners that would then win no more. */
  readonly instead: readonly Id[]
}

/** A count costs as much as it has different ballots; these look at them again and again. Found by `npm run bench -- tally`. */
const weights: Readonly<Record<string, number>> = { meek: 4, 'equalshares/add1': 50, 'equalshares/add1-comparison': 50 }
/** The same for each seat: these look at all ballots for every seat, and at fractions. */
const seatWeights: Readonly<Record<string, number>> = {
  ...{ seqpav: 4, seqphragmen: 4, 'equal-shares': 20, 'equal-shares-with-av-completion': 20 },
  ...{ 'equal-shares-without-completion': 20, 'equal-shares-with-increment-completion': 60 },
}
/** Different ballots looked at in all: some half a minute of counting. */
const workMost = 60_000_000
const countsMost = 20_000
/** A bar of 99 % takes 99 satisfied for one who isn't. */
const perBallot = 100
/** Looks through committees, not ballots: nobody knows beforehand how long another count takes. */
const unsearched = 'pav'

/**
 * For each option that didn't win, nearest first: how many more ballots naming it alone would have made it win, everything else and the lot as they
 * are. Found by counting again, doubling and then halving: what is told was counted both ways. Where more support can do harm (rankings), fewer
 * might do too; that isn't said. Ends after a fixed amount of work (`most`), so that the same ballots always give the same; options it doesn't come to are
 * left out, and all are by `pav`.
 */
export function lacking(election: Election, asked: Asked, outcome: Outcome, most = workMost): Lack[] {
  if (asked.rule === unsearched || election.box.total === 0 || nothingWins(election, asked.rule)) return []
  const won = new Set(outcome.winners)
  const tried = (election.box.total + 1) * (asked.rule === 'satisfaction' ? perBallot : 1)
  let left = Math.min(countsMost, Math.floor(most / costOf(election, asked.rule, outcome)))
  const lacks: Lack[] = []
  for (const option of losersOf(election, outcome)) {
    const id = election.alternatives[option]?.id as Id
    const whole = withOneMore(election, option)
    const winnersWith = (more: number): readonly Id[] | undefined => {
      if (left === 0) return undefined
      left -= 1
      return tally(whole(more), asked).winners
    }
    const found = leastMore(winnersWith, id, tried)
    if (found === undefined) return lacks
    const instead = [...won].filter((one) => found.winners.length > 0 && !found.winners.includes(one))
    lacks.push({ id, more: found.more, tried, instead })
  }
  return lacks
}

/** Satisfaction without a bar is told, and nothing wins. */
export const nothingWins = (election: Election, rule: string) =>
  rule === 'satisfaction' && election.kind === 'score' && election.percent === undefined

/** What one more count costs, in different ballots looked at. */
function costOf({ box }: Election, rule: string, { winners }: Outcome): number {
  const seats = (seatWeights[rule] ?? 0) * winners.length
  return Math.max(1, box.counts.length) * Math.max(1, weights[rule] ?? 1, seats)
}

type Found = { more: number | null; winners: readonly Id[] }

/** Undefined where the work is used up before it is known. */
function leastMore(winnersWith: (more: number) => readonly Id[] | undefined, id: Id, most: number): Found | undefined {
  let [low, high] = [0, 1]
  let winners = winnersWith(high)
  while (winners && !winners.includes(id)) {
    if (high === most) return { more: null, winners: [] }
    low = high
    high = Math.min(high * 2, most)
    winners = winnersWith(high)
  }
  while (winners && high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const then = winnersWith(middle)
    if (then === undefined) return undefined
    if (then.includes(id)) [high, winners] = [middle, then]
    else low = middle
  }
  return winners && { more: high, winners }
}

/** The nearest first: who was out last, or has most votes. Withdrawn ones, and what costs more than there is, can't win. */
function losersOf(election: Election, { winners, rounds }: Outcome): number[] {
  const won = new Set(winners)
  const losers = [...election.alternatives.keys()].filter((at) => !won.has(election.alternatives[at]?.id as Id))
  if (election.kind === 'approval') {
    const votes = votesOf(election.box, election.alternatives.length)
    return losers.sort((a, b) => (votes[b] as number) - (votes[a] as number))
  }
  if (election.kind === 'score') {
    const points = pointsOf(election)
    return losers.sort((a, b) => (points[b] as number) - (points[a] as number))
  }
  const fit = losers.filter((at) => !election.withdrawn[at])
  if (election.kind === 'budget') {
    const { scores, costs, budget } = election
    return fit
      .filter((at) => (costs[at] as number) <= budget)
      .sort((a, b) => (scores[b] as number) - (scores[a] as number))
  }
  const out = new Map<Id, number>()
  for (const [at, { step, ids = [] }] of rounds.entries()) {
    if (/_(excluded|hopeless)$/.test(step)) for (const id of ids) out.set(id, at)
  }
  const outAt = (at: number) => out.get(election.alternatives[at]?.id as Id) ?? rounds.length
  return fit.sort((a, b) => outAt(b) - outAt(a))
}

function pointsOf({ box, alternatives, most }: ScoreElection): number[] {
  const points = new Array<number>(alternatives.length).fill(0)
  for (let group = 0; group < box.counts.length; group += 1) {
    const count = box.counts[group] as number
    for (const item of choicesOf(box, group)) {
      const option = optionIn(item, most)
      points[option] = (points[option] as number) + pointsIn(item, most) * count
    }
  }
  return points
}

/** The same election with more ballots that name one option alone; where they score, with the full points. */
function withOneMore(election: Election, option: number): (more: number) => Election {
  const item = election.kind === 'score' ? itemOf(option, election.most, election.most) : option
  const box = boxWith(election.box, item)
  const group = groupOf(box, item)
  return (more) => {
    const counts = box.counts.slice()
    counts[group] = (counts[group] as number) + more
    const grown = { ...box, counts, total: box.total + more }
    if (election.kind !== 'budget') return { ...election, box: grown }
    const scores = [...election.scores]
    scores[option] = (scores[option] as number) + more * 10 ** election.scorePlaces
    return { ...election, box: grown, scores }
  }
}

function groupOf(box: Box, item: number): number {
  return box.counts.findIndex((_, group) => {
    const choices = choicesOf(box, group)
    return choices.length === 1 && choices[0] === item
  })
}

/** With a group of ballots that name one option alone, empty where there was none. */
function boxWith(box: Box, item: number): Box {
  if (groupOf(box, item) >= 0) return box
  const end = box.items.length
  return {
    starts: Uint32Array.from([...box.starts, end + 1]),
    items: Uint16Array.from([...box.items, item]),
    counts: Float64Array.from([...box.counts, 0]),
    total: box.total,
  }
}
