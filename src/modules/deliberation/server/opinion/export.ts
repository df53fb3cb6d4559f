import { atClock, writeSheet } from '../../../../engines/exports/sheet.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { keeps } from '../meetings/can.ts'
import { zoneOf } from '../meetings/zone.ts'
import { thing as topicThing } from '../topics/begin.ts'
import { shownOfTopic } from './map-view.ts'
import type { Shares } from './shown.ts'
import { seenTopic } from './staff.ts'

const ways = ['agree', 'disagree', 'pass'] as const
const cells = (shares: Shares | null) => ways.map((way) => (shares ? shares[way] : ''))

/** The map as a sheet: one statement a line, shares of all and of each group; what may not be shown stays empty. Who took it out is audited. */
export const exportOpinion = command(
  routes['POST /api/c/:community/topics/:id/opinion/export'],
  async (ctx, { id }) => {
    const topic = await seenTopic(ctx, id)
    if (!keeps(ctx.actor, topic)) refuse('platform.not_allowed')
    const { map } = await shownOfTopic(ctx, topic)
    if (!map) return refuse('deliberation.no_map')
    const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'deliberation', key, params)
    const whose = [say('opinion_all'), ...map.groups.map((_, at) => say('opinion_group', { number: at + 1 }))]
    const lines = map.statements.map((one) => [
      one.text,
      say(`opinion_${one.kind}`),
      ...[one.all, ...one.groups].flatMap(cells),
    ])
    ctx.audit(topicThing, id, { exported_map: lines.length })
    const time = atClock(map.drawn_at, await zoneOf(ctx))
    const groups = map.groups.map(({ size }, at) => say('opinion_group_size', { number: at + 1, count: size }))
    const note = [say('sheet_opinion_note', { count: map.participants, time }), ...(groups.length > 1 ? groups : [])]
    const frame = {
      name: say('sheet_opinion_file'),
      title: topic.title,
      note: note.join(' '),
      columns: [
        { head: say('sheet_opinion_text'), width: 50 },
        { head: say('sheet_opinion_kind'), width: 14 },
        ...whose.flatMap((who) => ways.map((way) => ({ head: `${who} ${say(`opinion_${way}`)}%`, width: 14 }))),
      ],
    }
    return writeSheet(frame, once(lines), ctx.now)
  },
)

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
