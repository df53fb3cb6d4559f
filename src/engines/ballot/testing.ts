import { compare, type Fraction, fraction, minus, over, plus, times, zero } from './fraction.ts'

/**
 * Equal shares with Add1 as the books write it, voter by voter in plain fractions: slow, and short enough to be seen to be right. What the engine is
 * held against in tests.
 */
export function naiveEqualShares(
  ballots: readonly (readonly string[])[],
  ids: readonly string[],
  costs: readonly number[],
  budget: number,
) {
  const backed = ids.filter((id) => ballots.some((ballot) => ballot.includes(id)))
  const costOf = (id: string) => costs[ids.indexOf(id)] as number
  const spentOn = (winners: readonly string[]) => winners.reduce((sum, id) => sum + costOf(id), 0)
  let endowment = Math.floor(budget / ballots.length)
  let winners = buy(ballots, backed, costOf, endowment)
  while (winners.length < backed.length) {
    const next = buy(ballots, backed, costOf, endowment + 1)
    if (spentOn(next) > budget) break
    winners = next
    endowment += 1
  }
  return { winners, endowment }
}

function buy(
  ballots: readonly (readonly string[])[],
  backed: readonly string[],
  costOf: (id: string) => number,
  endowment: number,
): string[] {
  const money = ballots.map(() => fraction(endowment))
  const backersOf = (id: string) => [...ballots.keys()].filter((voter) => ballots[voter]?.includes(id))
  const winners: string[] = []
  for (;;) {
    const offers = backed
      .filter((id) => !winners.includes(id))
      .flatMap((id) => {
        const price = priceOf(
          backersOf(id).map((voter) => money[voter] as Fraction),
          costOf(id),
        )
        return price ? [{ id, price, part: over(price, fraction(costOf(id))) }] : []
      })
    const best = offers.sort(
      (a, b) =>
        compare(a.part, b.part) || costOf(a.id) - costOf(b.id) || backersOf(b.id).length - backersOf(a.id).length,
    )[0]
    if (!best) return winners
    winners.push(best.id)
    for (const voter of backersOf(best.id)) {
      const left = minus(money[voter] as Fraction, best.price)
      money[voter] = left.top < 0n ? zero : left
    }
  }
}

/** The least price at which all pay the cost together, who has less giving all. */
function priceOf(money: readonly Fraction[], cost: number): Fraction | undefined {
  const rising = money.toSorted(compare)
  let given = zero
  for (const [at, purse] of rising.entries()) {
    const payers = fraction(rising.length - at)
    if (compare(plus(given, times(purse, payers)), fraction(cost)) >= 0)
      return over(minus(fraction(cost), given), payers)
    given = plus(given, purse)
  }
  return undefined
}
