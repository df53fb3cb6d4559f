/** Booking hours at the counters: by account, with number and code, or by telephone. */
import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { isWorkingDay } from '../../../../engines/calendar/index.ts'
import { command, type Operation, query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityRules } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { knownPerson, phoneFrom, today } from '../common.ts'
import { countersOf, openingsOf } from './counters.ts'
import { slotsOf } from './slots.ts'
import {
  type AppointmentRow,
  book,
  changeBooked,
  codeOf,
  lockAppointment,
  selectAppointments,
  setState,
} from './store.ts'
import { ownView, ownViews, staffView, staffViews } from './views.ts'

/** Days shown at once, and how far ahead can be booked. */
const daysShown = 14
const daysAhead = 60

/** Seats left in every slot of the next days, weekends and public holidays among them. */
const slots = query(routes['GET /api/c/:community/appointments/slots'], async (ctx, { from, counter }) => {
  const now = await today(ctx)
  const last = addDays(now, daysAhead)
  const first = within(from ?? now, now, last)
  const until = [addDays(first, daysShown - 1), last].sort()[0] ?? last
  const rules = await communityRules(ctx.tx, ctx.communityId)
  const counters = new Map(
    (await countersOf(ctx))
      .filter((row) => row.closed_at === null && (counter === undefined || row.id === counter))
      .map((row) => [row.id, row]),
  )
  const openings = (await openingsOf(ctx)).filter((one) => counters.has(one.counter_id))
  const taken = await sittingIn(ctx, first, until)
  const items = daysFrom(first, until).flatMap((day) =>
    openings.flatMap((opening) =>
      slotsOf(opening, day, rules)
        .filter((slot) => slot.startsAt > ctx.now)
        .map((slot) => {
          const at = counters.get(opening.counter_id)
          const starts_at = slot.startsAt.toISOString()
          return {
            opening_id: opening.id,
            counter: { id: opening.counter_id, name: at?.name ?? '' },
            place: at?.place ?? '',
            day,
            starts_at,
            from: slot.from,
            to: slot.to,
            left: Math.max(0, opening.capacity - (taken.get(`${opening.id} ${starts_at}`) ?? 0)),
            rest_day: !isWorkingDay(day, rules.calendar),
          }
        }),
    ),
  )
  items.sort((a, b) => (a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : 0))
  return { from: first, until, items }
})

/** A day, or the nearest one between two others. */
function within(day: string, first: string, last: string): string {
  if (day < first) return first
  return day > last ? last : day
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

async function sittingIn(ctx: ReadContext, from: string, until: string): Promise<Map<string, number>> {
  const found = await sql<{ opening_id: string; starts_at: Date; count: number }>`
    select opening_id, starts_at, count(*)::int as count from counters.appointments
    where community_id = ${ctx.communityId} and day between ${from} and ${until} and state <> 'cancelled'
    group by opening_id, starts_at`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [`${row.opening_id} ${row.starts_at.toISOString()}`, row.count]))
}

/** Books for oneself: a member by account, others leave name and telephone and get a code. Refusals: see the route. */
const bookOwn = command(routes['POST /api/c/:community/appointments'], {
  async handle(ctx, { name, phone, ...booking }) {
    const personId = ctx.actor.personId
    const number = phoneFrom(phone)
    if (!personId && (name === '' || number === ''))
      refuse('counters.contact_needed', {}, [{ path: name === '' ? 'name' : 'phone', code: 'required' }])
    const booker = personId
      ? ({ person_id: personId, name: '', phone: number, channel: 'account' } as const)
      : ({ person_id: null, name, phone: number, channel: 'guest' } as const)
    return { id: await book(ctx, booking, booker) }
  },
  view: async (ctx, { id }) => ({ appointment: await ownView(ctx, id), code: codeOf(ctx, id) }),
})

/** Books for somebody on the telephone. Refusals: see the route. */
const bookFor = command(routes['POST /api/c/:community/desk/appointments'], {
  async handle(ctx, { person_id, name, phone, ...booking }) {
    if (person_id) await knownPerson(ctx, person_id, 'counters.person_unknown', 'person_id')
    const number = phoneFrom(phone)
    if (!person_id && (name === '' || number === ''))
      refuse('counters.contact_needed', {}, [{ path: name === '' ? 'name' : 'phone', code: 'required' }])
    const booker = {
      person_id: person_id ?? null,
      name: person_id ? '' : name,
      phone: number,
      channel: 'telephone',
    } as const
    return { id: await book(ctx, booking, booker) }
  },
  view: async (ctx, { id }) => ({ appointment: await staffView(ctx, id), code: codeOf(ctx, id) }),
})

/** The appointment of a number and its code. Refusal: `counters.code_wrong`, the same for a number there isn't. */
async function byCode(ctx: ReadContext, number: string, code: string): Promise<AppointmentRow> {
  const written = number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const found = await sql<AppointmentRow>`
    ${selectAppointments} where a.community_id = ${ctx.communityId} and a.number = ${written}`.execute(ctx.tx)
  const [row] = found.rows
  return row && sameCode(codeOf(ctx, row.id), code) ? row : refuse('counters.code_wrong')
}

function sameCode(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given.normalize('NFKC').toUpperCase())]
  return one.length === other.length && timingSafeEqual(one, other)
}

const follow = query(routes['POST /api/c/:community/appointments/follow'], async (ctx, { number, code }) =>
  ownView(ctx, (await byCode(ctx, number, code)).id),
)

const changeByCode = command(routes['POST /api/c/:community/appointments/follow/change'], {
  async handle(ctx, { number, code, change }) {
    const { id } = await byCode(ctx, number, code)
    await changeBooked(ctx, await lockAppointment(ctx, id), change, 'self')
    return { id }
  },
  view: (ctx, { id }) => ownView(ctx, id),
})

const ownAppointments = query(routes['GET /api/c/:community/my/appointments'], async (ctx, { after, limit }) => {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    behind = sql`(a.starts_at, a.id) < (${at}, ${id}::uuid)`
  }
  const found = await sql<AppointmentRow>`
    ${selectAppointments} where a.community_id = ${ctx.communityId} and a.person_id = ${ctx.actor.personId}::uuid and ${behind}
    order by a.starts_at desc, a.id desc limit ${limit + 1}`.execute(ctx.tx)
  const { items, next } = pageFrom(found.rows, limit, (row) => [row.starts_at.toISOString(), row.id])
  return { items: await ownViews(ctx, items), next }
})

const changeOwn = command(routes['POST /api/c/:community/my/appointments/:id'], {
  async handle(ctx, { id, change }) {
    const row = await lockAppointment(ctx, id)
    if (row.person_id === null || row.person_id !== ctx.actor.personId) refuse('platform.not_found')
    await changeBooked(ctx, row, change, 'self')
    return { id }
  },
  view: (ctx, { id }) => ownView(ctx, id),
})

/** A day's appointments, the earliest first. Refusal: `platform.cursor_invalid`. */
const listAppointments = query(
  routes['GET /api/c/:community/appointments'],
  async (ctx, { day = undefined, state, after, limit }) => {
    const shown = day ?? (await today(ctx))
    let behind = sql`true`
    if (after !== undefined) {
      const [at, id] = instantCursor(after)
      behind = sql`(a.starts_at, a.id) > (${at}, ${id}::uuid)`
    }
    const found = await sql<AppointmentRow>`
      ${selectAppointments} where a.community_id = ${ctx.communityId} and a.day = ${shown} and ${behind}
        and ${state ? sql`a.state = ${state}` : sql`true`}
      order by a.starts_at, a.id limit ${limit + 1}`.execute(ctx.tx)
    const { items, next } = pageFrom(found.rows, limit, (row) => [row.starts_at.toISOString(), row.id])
    return { items: await staffViews(ctx, items), next, day: shown }
  },
)

/** Moved or cancelled for who rings up; not come, and that taken back. Refusals: see the route. */
const changeAppointment = command(routes['POST /api/c/:community/appointments/:id'], {
  async handle(ctx, { id, change }) {
    const row = await lockAppointment(ctx, id)
    if (change.act === 'no_show') {
      if (row.state !== 'booked') refuse('counters.appointment_over')
      if (row.starts_at > ctx.now) refuse('counters.not_yet')
      await setState(ctx, id, 'no_show')
    } else if (change.act === 'restore') {
      if (row.state !== 'no_show') refuse('counters.appointment_over')
      await setState(ctx, id, 'booked')
    } else await changeBooked(ctx, row, change, 'counter')
    return { id }
  },
  view: (ctx, { id }) => staffView(ctx, id),
})

export const appointmentOperations: readonly Operation[] = [
  slots,
  bookOwn,
  follow,
  changeByCode,
  ownAppointments,
  changeOwn,
  listAppointments,
  bookFor,
  changeAppointment,
]
