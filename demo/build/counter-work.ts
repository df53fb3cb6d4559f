import { addDays, civilDateOf, instantOf, weekday } from '../../src/shared/civil-date.ts'
import { answered, type CasePlan, cases, counterPlaces, errands, hours } from '../xishan/counters.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const dayMs = 86_400_000
const minuteMs = 60_000

/** The counters' year: matters, hours, who came with what, who booked, whose errands were run, and today's queue. */
export function planCounters(year: Year, today: Date): void {
  const opened = instantOf(dayBefore(today, 240), '08:50', zone)
  const ids: string[] = []
  year.agenda.add(opened, async (tx) => {
    const lead = year.staffDoer('secretary')
    await year.do(tx, 'counters.install_matters', lead, {})
    for (const { name, place, grid } of counterPlaces) {
      const area = grid && year.parts.grounds.areas.get(grid)
      ids.push(
        (await year.do(tx, 'counters.add_counter', lead, { name, place, ...(area ? { area_id: area } : {}) })).id,
      )
    }
    for (const { counter, ...opening } of hours)
      await year.do(tx, 'counters.add_opening', lead, opening, { id: ids[counter] })
  })
  for (const [index, plan] of cases.entries()) planCase(year, today, plan, residentAt(year, index))
  for (const [index, plan] of answered.entries()) {
    const person = residentAt(year, index + cases.length)
    year.agenda.add(instantOf(dayBefore(today, plan.ago), '10:30', zone), async (tx) => {
      const matters = [{ code: plan.code, choice: '', brought: [] }]
      const body = { person_id: person, matters, answered: true, note: plan.note }
      await year.do(tx, 'counters.receive', year.staffDoer('counter-1'), body)
    })
  }
  planAppointments(year, today)
  planErrands(year, today)
  planQueue(year, today, ids)
}

function dayBefore(today: Date, ago: number): string {
  return addDays(civilDateOf(today, zone), -ago)
}

/** Parts of the golden ratio lie evenly over a stretch, however many are taken. */
const golden = 0.618_034

/** The place in a list of the resident who comes as the nth: few or many, they come from all of it, and so from every grid. */
export function placeOf(index: number, length: number): number {
  return Math.floor(((index * golden) % 1) * length)
}

function residentAt(year: Year, index: number): string {
  const { people } = year.parts
  return people[placeOf(index + 1, people.length)] ?? ''
}

function planCase(year: Year, today: Date, plan: CasePlan, person: string): void {
  const at = instantOf(dayBefore(today, plan.ago), plan.at, zone)
  const by = year.staffDoer(plan.by)
  year.agenda.add(at, async (tx) => {
    const matters = plan.matters.map((one) => ({ ...one, choice: '' }))
    const { case_id: id } = await year.do<{ case_id: string }>(tx, 'counters.receive', by, {
      person_id: person,
      matters,
    })
    if (plan.waitsFor) {
      const wait = { act: 'wait', office: plan.waitsFor, next_day: civilDateOf(today, zone) }
      year.agenda.add(new Date(at.getTime() + dayMs), async (later) => {
        await year.do(later, 'counters.work_matter', by, wait, { id, seq: 1 })
      })
    }
    if (plan.doneAfter === undefined) return
    year.agenda.add(new Date(at.getTime() + plan.doneAfter * dayMs), async (later) => {
      for (const [index, { code }] of plan.matters.entries()) {
        const matter = await later
          .selectFrom('counters.matters')
          .select('papers')
          .where('community_id', '=', year.parts.workshop.communityId)
          .where('code', '=', code)
          .where('successor_at', 'is', null)
          .executeTakeFirstOrThrow()
        const brought = (matter.papers as { name: string }[]).map((paper) => paper.name)
        const params = { id, seq: index + 1 }
        await year.do(later, 'counters.work_matter', by, { act: 'papers', brought }, params)
        const end = { act: 'finish', state: 'done', text: plan.result ?? '' }
        await year.do(later, 'counters.work_matter', by, end, params)
      }
    })
  })
}

/** The next Saturday whose weekly hours no public holiday takes over. */
function nextSaturday(year: Year, today: Date): string {
  let day = addDays(civilDateOf(today, zone), 1)
  while (weekday(day) !== 6 || year.parts.calendar.exceptions.get(day) === 'rest') day = addDays(day, 1)
  return day
}

/** Two booked for the coming Saturday: one by account, one on the telephone. */
function planAppointments(year: Year, today: Date): void {
  year.agenda.add(new Date(today.getTime() - 90 * minuteMs), async (tx) => {
    const opening = await tx
      .selectFrom('counters.openings')
      .select('id')
      .where('community_id', '=', year.parts.workshop.communityId)
      .where('kind', '=', 'weekly')
      .where('weekday', '=', 6)
      .executeTakeFirstOrThrow()
    const at = (time: string) => instantOf(nextSaturday(year, today), time, zone).toISOString()
    const booking = { opening_id: opening.id, matter_codes: ['elder_card'] }
    const [account] = [...year.neighbours.values()].flat()
    if (account) await year.do(tx, 'counters.book', { account }, { ...booking, starts_at: at('09:00') })
    const rung = { person_id: residentAt(year, 3), starts_at: at('10:00') }
    await year.do(tx, 'counters.book_for', year.staffDoer('counter-1'), { ...booking, ...rung })
  })
}

function planErrands(year: Year, today: Date): void {
  const [member, ...others] = [...year.parts.accounts.keys()].filter((person) => !isStaff(year, person))
  for (const [index, plan] of errands.entries()) {
    const person = others[index]
    if (!member || !person) continue
    const at = instantOf(dayBefore(today, plan.ago), '14:05', zone)
    const by = year.staffDoer('counter-1')
    year.agenda.add(at, async (tx) => {
      const { id } = await year.do(tx, 'counters.arrange_errand', by, {
        person_id: person,
        member_person_id: member,
        member_kind: 'party_member',
        scope: plan.scope,
        until_day: addDays(civilDateOf(at, zone), 30),
        consent_kind: 'spoken',
        consent_note: '本人在电话里说同意，窗口两位同事在场',
      })
      await year.do(tx, 'counters.work_errand', by, { act: 'hand', names: plan.papers }, { id })
      if (!plan.done) return
      year.agenda.add(new Date(at.getTime() + 3 * dayMs), async (later) => {
        const rows = await later
          .selectFrom('counters.errand_papers')
          .select('id')
          .where('community_id', '=', year.parts.workshop.communityId)
          .where('errand_id', '=', id)
          .execute()
        const back = { act: 'give_back', ids: rows.map((row) => row.id) }
        await year.do(later, 'counters.work_errand', by, { act: 'report', text: plan.report }, { id })
        await year.do(later, 'counters.work_errand', by, back, { id })
        await year.do(later, 'counters.work_errand', by, { act: 'close', text: '已和本人核对' }, { id })
      })
    })
  }
}

function isStaff(year: Year, person: string): boolean {
  return [...year.parts.institutions.staff.values()].includes(person)
}

/** Five numbers this morning, the first two called. */
function planQueue(year: Year, today: Date, ids: readonly string[]): void {
  const by = year.staffDoer('counter-1')
  year.agenda.add(new Date(today.getTime() - 4 * minuteMs), async (tx) => {
    const id = ids[0]
    for (let count = 0; count < 5; count++) await year.do(tx, 'counters.issue_ticket', by, {}, { id })
    for (const desk of ['1', '2']) await year.do(tx, 'counters.call_next', by, { desk }, { id })
  })
}
