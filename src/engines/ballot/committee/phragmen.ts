import { compare, decimals, type Fraction, fraction, over, plus, times, written, zero } from '../fraction.ts'
import type { Round } from '../types.ts'
import { bounded, type Committee, type Found, firstByLot, type Profile, sorted } from './profile.ts'
import { tieOf } from './proportional.ts'

/** A committee that is being filled, and what each ballot carries of it so far. */
export type Loads = { readonly committee: Committee; readonly loads: readonly Fraction[] }

/** Phragmén’s sequential rule (1894): each member is a load of 1 for their backers, evened out; the seat goes where the highest load stays least. */
export function countPhragmen(profile: Profile, all: boolean): Found {
  return fillByPhragmen(profile, [{ committee: [], loads: profile.ballots.map(() => zero) }], all)
}

/** Fills what is begun: all ways that ties allow, or the one of the lot. */
export function fillByPhragmen(profile: Profile, begun: readonly Loads[], all: boolean): Found {
  const rounds: Round[] = []
  const done = new Map<string, Committee>()
  let open = [...begun]
  while (open.length > 0) {
    for (const { committee } of open.filter(({ committee }) => committee.length === profile.seats)) {
      done.set(sorted(committee).join(), sorted(committee))
    }
    const next = open.filter(({ committee }) => committee.length < profile.seats)
    open = unique(next.flatMap((loads) => fillSeat(profile, loads, all, rounds)))
    bounded(open)
    bounded(done)
  }
  return { committees: [...done.values()], rounds }
}

function fillSeat(profile: Profile, { committee, loads }: Loads, all: boolean, rounds: Round[]): Loads[] {
  const { tied, load } = leastLoads(profile, committee, loads)
  const chosen = all ? tied : [firstByLot(profile, tied)]
  const figures: Record<string, string> = load ? { load: decimals(load, 4) } : {}
  if (!all) {
    rounds.push({ step: load ? 'phragmen_elected' : 'nobody_approves', ids: chosen, figures, ...tieOf(tied, chosen) })
  }
  return chosen.map((candidate) => {
    const after = [...loads]
    if (load) for (const group of profile.backers[candidate] as readonly number[]) after[group] = load
    return { committee: sorted([...committee, candidate]), loads: after }
  })
}

function unique(some: readonly Loads[]): Loads[] {
  const keyOf = ({ committee, loads }: Loads) => `${committee.join()};${loads.map(written).join()}`
  return [...new Map(some.map((one) => [keyOf(one), one])).values()]
}

/** Candidates nobody approves of come last. */
function leastLoads(
  profile: Profile,
  committee: Committee,
  loads: readonly Fraction[],
): { tied: number[]; load?: Fraction } {
  let least: Fraction | undefined
  let tied: number[] = []
  const rest = [...profile.backers.keys()].filter((candidate) => !committee.includes(candidate))
  for (const candidate of rest) {
    const votes = profile.votes[candidate] as number
    if (votes === 0) continue
    const carried = (profile.backers[candidate] as readonly number[]).reduce(
      (sum, group) => plus(sum, times(fraction(profile.counts[group] as number), loads[group] as Fraction)),
      fraction(1),
    )
    const load = over(carried, fraction(votes))
    const order = least ? compare(load, least) : -1
    if (order < 0) tied = []
    if (order <= 0) tied.push(candidate)
    if (order < 0) least = load
  }
  return least ? { tied, load: least } : { tied: rest }
}
