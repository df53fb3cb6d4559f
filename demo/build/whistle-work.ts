import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import {
  askingOrganisation,
  duties,
  memberOffers,
  type NeighbourCallPlan,
  neighbourCalls,
  organisations,
} from '../xishan/comers.ts'
import { type Move, type WhistlePlan, whistles } from '../xishan/whistles.ts'
import type { Doer } from './workshop.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'
const minute = 60_000

/** Whistles of the year with what became of them, calls to the neighbours, and who registered. */
export function planWhistles(year: Year, today: Date): void {
  for (const plan of whistles) planWhistle(year, today, plan)
  for (const plan of neighbourCalls) planCall(year, today, plan)
  planRegistrations(year, today)
}

function dayBefore(today: Date, ago: number): string {
  return addDays(civilDateOf(today, zone), -ago)
}

/** The area of a compound, where this demo has it. */
function areaOf(year: Year, compound: string | undefined): { area_id?: string } {
  const id = compound && year.parts.grounds.areas.get(compound)
  return id ? { area_id: id } : {}
}

function bodyOf(year: Year, key: string): string {
  const id = year.parts.institutions.bodies.get(key)
  if (!id) throw new Error(`no body is called ${key}`)
  return id
}

function planWhistle(year: Year, today: Date, plan: WhistlePlan): void {
  const blown = instantOf(dayBefore(today, plan.ago), plan.at, zone)
  // On the demo's last day the present is early or late: what would still be to come has just happened.
  const at = new Date(Math.min(blown.getTime(), today.getTime() - 20 * minute))
  const by = year.staffDoer(plan.by ?? 'secretary')
  year.agenda.add(at, async (tx) => {
    const photo = await year.upload(tx, by, year.parts.photos.before(plan.scene))
    const leader = plan.lead ? year.parts.institutions.posts.get(plan.lead) : undefined
    const { id } = await year.do(tx, 'whistles.blow', by, {
      kind: plan.kind,
      title: plan.title,
      description: plan.what,
      place_detail: plan.detail ?? '',
      body_ids: plan.departments.map((key) => bodyOf(year, key)),
      file_ids: [photo],
      ...areaOf(year, plan.compound),
      ...(leader ? { lead_post_id: leader } : {}),
    })
    for (const move of plan.course) {
      const then = new Date(at.getTime() + move.after * minute)
      year.agenda.add(then, (later) => carryOut(year, later, plan, move, id))
    }
  })
}

async function carryOut(year: Year, tx: Tx, plan: WhistlePlan, move: Move, id: string): Promise<void> {
  const lead = year.staffDoer(plan.lead ?? plan.by ?? 'secretary')
  const clerk = (key: string) => year.staffDoer(`clerk-${key}`)
  const of = (key: string) => ({ id, body: bodyOf(year, key) })
  const after = async (doer: Doer) => [await year.upload(tx, doer, year.parts.photos.after(plan.scene))]
  if ('reports' in move) {
    const said = { comer_name: move.comer, note: move.note ?? '' }
    await year.do(tx, 'whistles.report_in', clerk(move.reports), said, of(move.reports))
  } else if ('refuses' in move) {
    await year.do(tx, 'whistles.refuse', clerk(move.refuses), { reason: move.why }, of(move.refuses))
  } else if ('acts' in move) {
    const doer = clerk(move.acts)
    const body = { text: move.text, finished: move.done ?? false, file_ids: await after(doer) }
    await year.do(tx, 'whistles.act', doer, body, of(move.acts))
  } else if ('calls' in move) {
    await year.do(tx, 'whistles.call_department', lead, { body_id: bodyOf(year, move.calls), reason: move.why }, { id })
  } else if ('closes' in move) {
    await year.do(tx, 'whistles.close', lead, { text: move.closes, file_ids: await after(lead) }, { id })
  } else if ('withdraws' in move) {
    await year.do(tx, 'whistles.withdraw', lead, { reason: move.withdraws }, { id })
  } else {
    const word = { grade: move.grade, text: move.text ?? '' }
    await year.do(tx, 'whistles.rate', lead, word, of(move.rates))
  }
}

function planCall(year: Year, today: Date, plan: NeighbourCallPlan): void {
  const at = instantOf(dayBefore(today, plan.ago), '09:00', zone)
  const meets = new Date(at.getTime() + plan.inHours * 60 * minute)
  const desk = year.staffDoer('worker-7')
  year.agenda.add(at, async (tx) => {
    const { id } = await year.do(tx, 'whistles.call_neighbours', desk, {
      title: plan.title,
      description: plan.what,
      place_detail: '小区门口集合',
      welcomes: ['residents', 'organisations', 'units'],
      meets_at: meets.toISOString(),
      needed: plan.needed,
      contact_phone: '19900000001',
      ...areaOf(year, plan.compound),
    })
    const near = (year.neighbours.get(plan.compound) ?? []).slice(0, plan.coming)
    for (const [index, account] of near.entries()) {
      const said = new Date(at.getTime() + (index + 1) * 23 * minute)
      year.agenda.add(said, async (later) => {
        await year.do(later, 'whistles.come', { account }, { places: 1 + (index % 2) }, { id })
      })
    }
    for (const [index, name] of plan.units.entries()) {
      const said = new Date(at.getTime() + (index + 1) * 90 * minute)
      year.agenda.add(said, async (later) => {
        await year.do(later, 'whistles.enter_comer', desk, { name, places: 2 }, { id })
      })
    }
    const { end } = plan
    if (!end) return
    if ('off' in end) {
      const off = new Date(meets.getTime() - 60 * minute)
      year.agenda.add(off, async (later) => {
        await year.do(later, 'whistles.withdraw_call', desk, { reason: end.off }, { id })
      })
    } else {
      year.agenda.add(new Date(meets.getTime() + 180 * minute), (later) => hold(year, later, id, end.held))
    }
  })
}

/** Everybody came with as many as they had said. */
async function hold(year: Year, tx: Tx, id: string, text: string): Promise<void> {
  const came = await tx
    .selectFrom('whistles.comers')
    .select(['id', 'places'])
    .where('community_id', '=', year.parts.workshop.communityId)
    .where('call_id', '=', id)
    .where('left_at', 'is', null)
    .execute()
  const body = { text, came: came.map((row) => ({ id: row.id, came: row.places })) }
  await year.do(tx, 'whistles.hold_call', year.staffDoer('worker-7'), body, { id })
}

/** Organisations and members register early in the year; duties follow, are taken, reported on and confirmed. */
function planRegistrations(year: Year, today: Date): void {
  const desk = year.staffDoer('worker-1')
  const members = [...new Set([...year.neighbours.values()].flatMap((accounts) => accounts.slice(0, 1)))].slice(0, 6)
  const first = instantOf(dayBefore(today, 330), '09:30', zone)
  const taking: string[] = []
  year.agenda.add(first, async (tx) => {
    for (const { name, contact, offers, body: key } of organisations) {
      const entered = key ? year.parts.institutions.bodies.get(key) : undefined
      const body = {
        kind: 'organisation',
        home_organisation: name,
        contact_name: contact,
        offers,
        ...(entered ? { body_id: entered } : {}),
      }
      taking.push((await year.do(tx, 'whistles.register_for', desk, body)).id)
    }
    for (const [index, account] of members.entries()) {
      const home = organisations[index % organisations.length]?.name ?? ''
      const body = { home_organisation: home, offers: memberOffers[index % memberOffers.length] ?? '' }
      taking.push((await year.do(tx, 'whistles.register', { account }, body)).id)
    }
  })
  for (const [index, duty] of duties.entries()) {
    const at = instantOf(dayBefore(today, duty.ago), '09:40', zone)
    year.agenda.add(at, async (tx) => {
      const { id } = await year.do(tx, 'whistles.add_duty', desk, {
        title: duty.title,
        description: duty.what,
        until_day: addDays(civilDateOf(at, zone), 20),
        needed: duty.needed,
      })
      const chosen = [taking[index % taking.length], taking[(index + 3) % taking.length]].flatMap((one) => one ?? [])
      for (const registration_id of new Set(chosen.slice(0, duty.needed - (duty.done ? 0 : 1)))) {
        await year.do(tx, 'whistles.take_duty_for', desk, { registration_id }, { id })
        if (!duty.done) continue
        const report = { registration_id, text: duty.done, people: 2 }
        const done = new Date(at.getTime() + 6 * 24 * 60 * minute)
        year.agenda.add(done, async (later) => {
          await year.do(later, 'whistles.report_duty_for', desk, report, { id })
          await year.do(later, 'whistles.confirm_duty', desk, { registration_id }, { id })
        })
      }
    })
  }
  year.agenda.add(instantOf(dayBefore(today, 1), '16:20', zone), async (tx) => {
    await year.do(tx, 'whistles.apply_organisation', 'nobody', askingOrganisation)
  })
  // One organisation fetched its statement; the others haven't yet.
  const [given] = organisations
  year.agenda.add(instantOf(dayBefore(today, 3), '15:00', zone), async (tx) => {
    const body = {
      home_organisation: given?.name,
      year: today.getUTCFullYear(),
      way: 'fetched',
      given_to: given?.contact,
    }
    await year.do(tx, 'whistles.give_statement', desk, body)
  })
}
