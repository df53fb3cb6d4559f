/** Homes of a hall whom no message reaches, for nobody there has an account: they get a notice by hand. */
import { atClock, writeSheet } from '../../../../engines/exports/sheet.ts'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { withAccount } from '../../../access/api.ts'
import { residentsOfDwellings } from '../../../people/api.ts'
import { areasByIds, dwellingsOfArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { keeps } from '../meetings/can.ts'
import { zoneOf } from '../meetings/zone.ts'
import { thing } from './begin.ts'
import { findTopic, type TopicRow } from './store.ts'

type Homes = { all: number; left: { building_id: string; place: string }[] }

/** Dwellings whose residents are asked for at once. */
const atOnce = 500
const owning: readonly string[] = ['owner', 'co_owner']

/** The topic of whoever leads it. Refusals by precedence: `platform.not_found`, `platform.not_allowed`. */
async function ledTopic(ctx: ReadContext, id: string): Promise<TopicRow> {
  const row = await findTopic(ctx, id)
  return keeps(ctx.actor, row) ? row : refuse('platform.not_allowed')
}

/** Homes in the order one walks; members of a body belong by name, not by home. */
async function homesOfHall(ctx: ReadContext, topic: TopicRow): Promise<Homes> {
  if (topic.who === 'members') return { all: 0, left: [] }
  const dwellings = await dwellingsOfArea(ctx.tx, ctx.communityId, topic)
  const homes: Homes = { all: 0, left: [] }
  for (let from = 0; from < dwellings.length; from += atOnce) {
    const some = dwellings.slice(from, from + atOnce)
    const ids = some.map(({ id }) => id)
    const residents = await residentsOfDwellings(ctx.tx, ctx.communityId, ids)
    const ofHall = new Map(
      [...residents].map(([dwelling, people]) => {
        const asked = people.filter((one) => (topic.who === 'owners' ? owning.includes(one.role) : one.lives_here))
        return [dwelling, asked.map(({ person_id }) => person_id)]
      }),
    )
    const known = await withAccount(ctx.tx, ctx.communityId, [...ofHall.values()].flat())
    for (const { id, building_id, full_name } of some) {
      const people = ofHall.get(id) ?? []
      if (people.length > 0) homes.all += 1
      if (people.length > 0 && !people.some((one) => known.has(one))) homes.left.push({ building_id, place: full_name })
    }
  }
  return homes
}

/** How many there are, building by building. Refusals: see the route. */
export const hallByHand = query(routes['GET /api/c/:community/topics/:id/by-hand'], async (ctx, { id }) => {
  const { all, left } = await homesOfHall(ctx, await ledTopic(ctx, id))
  const buildings = Map.groupBy(left, (home) => home.building_id)
  const names = await areasByIds(ctx.tx, ctx.communityId, [...buildings.keys()])
  return {
    homes: all,
    left: left.length,
    buildings: [...buildings].map(([building, homes]) => ({
      name: names.get(building)?.full_name ?? '',
      left: homes.length,
    })),
  }
})

/** The list to walk with: door by door, with room for when and by whom it was brought. No names. Who took it out is audited. */
export const exportHallByHand = command(
  routes['POST /api/c/:community/topics/:id/by-hand/export'],
  async (ctx, { id }) => {
    const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'deliberation', key, params)
    const topic = await ledTopic(ctx, id)
    const { left } = await homesOfHall(ctx, topic)
    ctx.audit(thing, id, { exported: left.length })
    const time = atClock(ctx.now.toISOString(), await zoneOf(ctx))
    const column = (key: string, width: number) => ({ head: say(`sheet_by_hand_${key}`), width })
    const frame = {
      name: `${say('sheet_by_hand_file', { number: topic.number })}.xlsx`,
      title: say('sheet_by_hand_title'),
      note: say('sheet_by_hand_note', { count: left.length, time, title: topic.title }),
      columns: [column('home', 32), column('day', 14), column('by', 14), column('said', 40)],
    }
    return writeSheet(frame, once(left.map(({ place }) => [place, '', '', ''])), ctx.now)
  },
)

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
