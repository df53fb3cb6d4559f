import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, addMonths, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import { benches, joints, promises, suggestions } from '../xishan/meetings.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const hour = 3_600_000

type Made = {
  id: string
  items: { id: string; decision: { id: string } | null }[]
  attendees: { id: string }[]
  suggestions: { id: string }[]
}
type Held = { year: Year; body: string; previous: string | null; open: string[] }

/** The bench each 20th and a joint meeting every two months of the past year, and what comes of both from now on. */
export function planMeetings(year: Year, today: Date): void {
  const committee = year.parts.institutions.bodies.get('residents_committee')
  const joint = year.parts.institutions.bodies.get('joint_party_committee')
  const last = lastTwentieth(today)
  const bench: Held = { year, body: committee ?? '', previous: null, open: [] }
  const meeting: Held = { year, body: joint ?? '', previous: null, open: [] }
  if (committee) {
    for (let index = 0; index < benches; index += 1) {
      const at = instantOf(addMonths(last, index + 1 - benches), '09:30', zone)
      if (at < today) year.agenda.add(at, (tx) => holdBench(tx, bench, at, index))
    }
  }
  if (joint) {
    for (let index = 0; index < joints; index += 1) {
      const at = instantOf(addDays(addMonths(last, 2 * (index + 1 - joints)), -3), '14:30', zone)
      if (at < today) year.agenda.add(at, (tx) => holdJoint(tx, meeting, at, index))
    }
  }
  year.agenda.add(new Date(today.getTime() - 2 * hour), (tx) => comeAgain(year, tx, civilDateOf(today, zone)))
}

function lastTwentieth(today: Date): string {
  const day = civilDateOf(today, zone)
  const own = `${day.slice(0, 8)}20`
  return own < day ? own : addMonths(own, -1)
}

/** What a command made, as the tables have it: the demo is given ids only. */
async function madeOf(tx: Tx, year: Year, id: string): Promise<Made> {
  const of = (table: 'deliberation.items' | 'deliberation.attendees' | 'deliberation.suggestions') =>
    tx
      .selectFrom(table)
      .select('id')
      .where('community_id', '=', year.parts.workshop.communityId)
      .where('meeting_id', '=', id)
      .orderBy('id')
      .execute()
  const items = await tx
    .selectFrom('deliberation.items')
    .select(['id', 'decision_id'])
    .where('community_id', '=', year.parts.workshop.communityId)
    .where('meeting_id', '=', id)
    .orderBy('decision_id')
    .execute()
  return {
    id,
    items: items.map((one) => ({ id: one.id, decision: one.decision_id ? { id: one.decision_id } : null })),
    attendees: await of('deliberation.attendees'),
    suggestions: await of('deliberation.suggestions'),
  }
}

async function begin(tx: Tx, { year, body, previous }: Held, at: Date, frame: object): Promise<Made> {
  const by = year.staffDoer('secretary')
  const starts_at = new Date(at.getTime() + hour).toISOString()
  const call = { place_detail: '社区议事厅', starts_at, body_id: body, ...frame }
  const { id } = await year.do(tx, 'deliberation.call_meeting', by, call)
  await year.do(tx, 'deliberation.open_meeting', by, {}, { id })
  const made = await madeOf(tx, year, id)
  if (previous) {
    await year.do(tx, 'deliberation.approve_minutes', by, { in_meeting_id: id }, { id: previous })
    await year.do(tx, 'deliberation.publish_minutes', by, {}, { id: previous })
  }
  return made
}

async function holdBench(tx: Tx, held: Held, at: Date, index: number): Promise<void> {
  const { year } = held
  const by = year.staffDoer('secretary')
  const said = suggestions[index % suggestions.length]
  if (!said) return
  const made = await begin(tx, held, at, { kind: 'bench', title: '建言堂', agenda: [{ title: said.decision }] })
  const { id } = made
  for (const one of made.attendees.slice(0, 3)) {
    await year.do(tx, 'deliberation.keep_attendee', by, { came: true }, { id, attendee: one.id })
  }
  await finishOpen(tx, held, made)
  await year.do(tx, 'deliberation.note_suggestion', by, { text: said.text, by_name: '' }, { id })
  const noted = await madeOf(tx, year, id)
  const item = made.items.find((one) => !one.decision)?.id ?? ''
  const due_day = addDays(civilDateOf(at, zone), 25)
  await year.do(tx, 'deliberation.decide', by, { text: said.decision, owner_body_id: held.body, due_day }, { id, item })
  const answer = { answer: said.answer, outcome: 'taken_up' }
  await year.do(tx, 'deliberation.answer_suggestion', by, answer, { id: noted.suggestions[0]?.id ?? '' })
  await year.do(tx, 'deliberation.close_meeting', by, {}, { id })
  held.previous = id
}

async function holdJoint(tx: Tx, held: Held, at: Date, index: number): Promise<void> {
  const { year } = held
  const by = year.staffDoer('secretary')
  const promise = promises[index % promises.length]
  const unit = promise && year.parts.institutions.bodies.get(promise.unit)
  if (!promise || !unit) return
  const agenda = [{ title: promise.title, body_id: unit, minutes: 20 }]
  const made = await begin(tx, held, at, { kind: 'joint', title: '联席会', unit_ids: [unit], agenda })
  const { id } = made
  for (const one of made.attendees.slice(-3)) {
    await year.do(tx, 'deliberation.keep_attendee', by, { came: true }, { id, attendee: one.id })
  }
  await finishOpen(tx, held, made)
  const item = made.items.find((one) => !one.decision)?.id ?? ''
  const due_day = addDays(civilDateOf(at, zone), promise.late ? 3 : 45)
  const task = { text: promise.text, owner_body_id: unit, promised_to: promise.to, due_day }
  await year.do(tx, 'deliberation.decide', by, task, { id, item })
  await year.do(tx, 'deliberation.close_meeting', by, {}, { id })
  held.previous = id
}

/** What was open is read out; most of it is done by then. */
async function finishOpen(tx: Tx, { year }: Held, made: Made): Promise<void> {
  const by = year.staffDoer('secretary')
  for (const [index, item] of made.items.entries()) {
    if (!item.decision) continue
    await year.do(
      tx,
      'deliberation.read_out',
      by,
      { words: index === 0 ? '已经办好' : '还在办' },
      { id: made.id, item: item.id },
    )
    if (index > 0) continue
    await year.do(tx, 'deliberation.finish_decision', by, { words: '办好了，现场看过' }, { id: item.decision.id })
  }
}

async function comeAgain(year: Year, tx: Tx, from_day: string): Promise<void> {
  const by = year.staffDoer('secretary')
  const series = { place_detail: '社区议事厅', on_rest_day: 'after', from_day }
  await year.do(tx, 'deliberation.make_series', by, {
    ...series,
    kind: 'bench',
    title: '建言堂',
    rule: { every: 'month_day', day: 20, months: 1 },
    starts_time: '09:30',
  })
  const units = promises.flatMap((one) => year.parts.institutions.bodies.get(one.unit) ?? [])
  await year.do(tx, 'deliberation.make_series', by, {
    ...series,
    kind: 'joint',
    title: '联席会',
    rule: { every: 'month_day', day: 17, months: 2 },
    starts_time: '14:30',
    unit_ids: [...new Set(units)],
  })
  await year.do(tx, 'deliberation.call_meeting', by, {
    kind: 'representatives',
    title: '居民代表会议',
    place_detail: '社区议事厅',
    starts_at: new Date(instantOf(addDays(from_day, 6), '14:00', zone)).toISOString(),
    households: 1_240,
    agenda: [{ title: '听取上半年工作报告' }, { title: '表决停车管理公约' }],
  })
  await year.do(tx, 'deliberation.call_meeting', by, {
    kind: 'bench',
    title: '建言堂：非机动车停放',
    place_detail: '中心小广场',
    starts_at: new Date(instantOf(addDays(from_day, 8), '09:30', zone)).toISOString(),
    agenda: [{ title: '充电棚放在哪里' }],
  })
}
