import type { Tx } from '../../src/platform/db/database.ts'
import type { Year } from './year.ts'

const hour = 3_600_000

/** On the last day a public matter that is said to be done waits for the neighbours: slips for its building, and one who rang up. */
export function planNeighbours(year: Year, today: Date): void {
  year.agenda.add(new Date(today.getTime() - hour), async (tx) => {
    const matter = await waiting(year, tx)
    if (!matter) return
    const desk = year.staffDoer('worker-1')
    const { id, area_id } = matter
    await year.do(tx, 'requests.make_neighbour_slips', desk, { area_id }, { id })
    const dwelling = await tx
      .selectFrom('requests.neighbour_slips')
      .select('dwelling_id')
      .where('community_id', '=', year.parts.workshop.communityId)
      .where('request_id', '=', id)
      .orderBy('dwelling_id')
      .limit(1)
      .executeTakeFirst()
    if (!dwelling) return
    const word = { dwelling_id: dwelling.dwelling_id, channel: 'telephone', done: true }
    await year.do(tx, 'requests.enter_neighbour_word', desk, word, { id })
  })
}

/** The one with the longest window yet, in a building or stairwell where people live, in nobody's hands who asks. */
async function waiting(year: Year, tx: Tx): Promise<{ id: string; area_id: string } | undefined> {
  const found = await tx
    .selectFrom('caseflow.cases as c')
    .innerJoin('requests.requests as r', (join) =>
      join.onRef('r.community_id', '=', 'c.community_id').onRef('r.id', '=', 'c.id'),
    )
    .innerJoin('territory.areas as a', (join) =>
      join.onRef('a.community_id', '=', 'c.community_id').onRef('a.id', '=', 'c.area_id'),
    )
    .select(['c.id', 'a.id as area_id'])
    .where('c.community_id', '=', year.parts.workshop.communityId)
    .where('c.state', '=', 'finished')
    .where('c.outcome', '=', 'solved')
    .where('c.confirm_until', '>', year.now)
    .where('r.public_open', '=', true)
    .where('r.confidential', '=', false)
    .where('a.kind', 'in', ['building', 'stairwell'])
    .where('c.assignee_person_id', '!=', year.staffPerson('worker-1'))
    .where('c.compound_path', 'is not', null)
    .orderBy('c.confirm_until', 'desc')
    .orderBy('c.id')
    .limit(1)
    .executeTakeFirst()
  return found
}
