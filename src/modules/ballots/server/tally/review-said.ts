import type { BallotRow } from '../store.ts'
import type { Counted } from './count.ts'
import { groupOrder, reviewSides, type Sides, verdictOf } from './review.ts'

type Say = (key: string, params?: Record<string, string | number>) => string

const hundred = 100
/** Of a group of which fewer voted nothing but the end is told. */
const groupLeast = 5

const share = (part: number, whole: number) => (whole === 0 ? '0' : ((part * hundred) / whole).toFixed(2))

const figures = ({ for: good, mend, against, valid }: Sides) => ({
  ...{ valid, good, mend, against },
  ...{ good_share: share(good, valid), both_share: share(good + mend, valid), against_share: share(against, valid) },
})

/** How finished works were judged: the shares of all, then group by group where the rules show them, and what follows. */
export function reviewSaid(row: BallotRow, { votes, groups, winners }: Counted, say: Say): string[] {
  const percent = row.consent_percent ?? hundred
  const all = figures(reviewSides(votes))
  return [
    say('said_review', { ...all, percent }),
    ...groupsOf(groups).map((group) => {
      const end = say(`said_review_${verdictOf(group.votes, percent)}`)
      const name = say(`group_${group.group}`)
      if (group.took < groupLeast) return say('said_review_small', { group: name, end: row.each_group ? end : '' })
      return say('said_review_group', {
        group: name,
        ...figures(reviewSides(group.votes)),
        end: row.each_group ? end : '',
      })
    }),
    ...(row.each_group ? [say('said_review_each', { percent })] : []),
    ...winners.map((verdict) => say(`said_review_end_${verdict}`)),
  ]
}

/** What would have changed it: of all together, or of each group that fell short. */
export function reviewNearest(row: BallotRow, { votes, groups, winners }: Counted, say: Say): string[] {
  const percent = row.consent_percent ?? hundred
  if (!row.each_group) return lackSaid(reviewSides(votes), percent, say)
  if (winners[0] === 'for') return []
  return groupsOf(groups)
    .filter((group) => group.took >= groupLeast && verdictOf(group.votes, percent) !== 'for')
    .map((group) => {
      const said = lackSaid(reviewSides(group.votes), percent, say).join('')
      return say('said_review_of', { group: say(`group_${group.group}`), said })
    })
}

const groupsOf = (groups: Counted['groups']) =>
  groups.toSorted((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group))

/** How many of the votes given, cast otherwise, would have changed it: whoever judges has usually voted, so more votes wouldn't come. */
function lackSaid({ for: good, valid }: Sides, percent: number, say: Say): string[] {
  const enough = Math.ceil((percent * valid) / hundred)
  return good >= enough
    ? [say('said_review_spare', { count: good - enough + 1 })]
    : [say('said_review_missing', { count: enough - good })]
}
