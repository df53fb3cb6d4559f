import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { gridOf, knownPerson, numberOf, type Place, phoneFrom, workPost } from '../common.ts'
import { addStep, settleCase } from './store.ts'
import { addMatter, type CheckedMatter, checkMatter } from './take.ts'

type Counter = { id: string; admin_path: string; area_id: string | null }

async function counterOf(ctx: WriteContext, id: string | undefined): Promise<Counter | null> {
  if (id === undefined) return null
  const found = await sql<Counter>`
    select id, admin_path, area_id from counters.counters
    where community_id = ${ctx.communityId} and id = ${id} and closed_at is null`.execute(ctx.tx)
  return found.rows[0] ?? refuse('counters.counter_unknown', {}, [{ path: 'counter_id', code: 'invalid' }])
}

type Booked = { id: string; person_id: string | null; name: string; phone: string; counter_id: string }

/** The appointment somebody comes with; it is kept by that. Refusals: `counters.appointment_unknown`, `counters.appointment_over`. */
async function meet(ctx: WriteContext, id: string | undefined): Promise<Booked | null> {
  if (id === undefined) return null
  const found = await sql<Booked & { state: string }>`
    select id, person_id, name, phone, counter_id, state from counters.appointments
    where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  const row = found.rows[0] ?? refuse('counters.appointment_unknown')
  if (row.state !== 'booked' && row.state !== 'no_show') refuse('counters.appointment_over')
  await sql`update counters.appointments set state = 'came', ended_at = ${ctx.now}
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('appointment', id, { state: 'came' })
  return row
}

type Who = { person_id: string | null; name: string; phone: string }

/**
 * Receives somebody: counted by grid and matter, and where something is left to do a case that whoever was asked first keeps to its end
 * (首问负责). Refusals: see the route.
 */
export const receive = command(routes['POST /api/c/:community/receptions'], {
  async handle(ctx, input) {
    if (input.person_id) await knownPerson(ctx, input.person_id, 'counters.person_unknown', 'person_id')
    const appointment = await meet(ctx, input.appointment_id)
    const counter = await counterOf(ctx, input.counter_id ?? appointment?.counter_id)
    const checked: CheckedMatter[] = []
    for (const matter of input.matters) checked.push(await checkMatter(ctx, matter))
    if (checked.length === 0 && input.note === '')
      refuse('counters.matter_needed', {}, [{ path: 'matters', code: 'required' }])
    const who = whoOf(input, appointment)
    const place: Place = (await gridOf(ctx, who.person_id)) ?? {
      admin_path: counter?.admin_path ?? '',
      area_id: counter?.area_id ?? null,
    }
    const followed = !input.answered && checked.length > 0
    const caseId = followed ? await openCase(ctx, who, place, counter, checked) : null
    const id = await keepReception(ctx, {
      channel: appointment ? 'appointment' : input.channel,
      person_id: who.person_id,
      admin_path: place.admin_path,
      area_id: place.area_id,
      counter_id: counter?.id ?? null,
      matter_codes: [...new Set(checked.map(({ matter }) => matter.code))],
      note: input.note,
      case_id: caseId,
      appointment_id: appointment?.id ?? null,
    })
    return { id, case_id: caseId }
  },
  view: async (_, { id, case_id }) => ({ id, case_id }),
})

function whoOf(input: { person_id?: string | undefined; name: string; phone: string }, booked: Booked | null): Who {
  const phone = phoneFrom(input.phone)
  if (input.person_id) return { person_id: input.person_id, name: '', phone }
  if (input.name === '' && phone === '' && booked)
    return { person_id: booked.person_id, name: booked.name, phone: booked.phone }
  return { person_id: null, name: input.name, phone }
}

/** Opens the case. Refusal: `counters.contact_needed` where nobody could be told how it ends. */
async function openCase(
  ctx: WriteContext,
  who: Who,
  place: Place,
  counter: Counter | null,
  checked: readonly CheckedMatter[],
): Promise<string> {
  if (!who.person_id && (who.name === '' || who.phone === ''))
    refuse('counters.contact_needed', {}, [{ path: who.name === '' ? 'name' : 'phone', code: 'required' }])
  const id = ctx.newId()
  const number = await numberOf(ctx, 'case')
  await ctx.tx
    .insertInto('counters.cases')
    .values({
      community_id: ctx.communityId,
      id,
      number,
      ...who,
      ...place,
      state: 'open',
      first_person_id: ctx.actor.personId,
      keeper_person_id: ctx.actor.personId,
      keeper_post_id: workPost(ctx),
      counter_id: counter?.id ?? null,
      opened_at: ctx.now,
    })
    .execute()
  await addStep(ctx, id, { kind: 'received' })
  for (const [index, one] of checked.entries()) await addMatter(ctx, id, index + 1, one)
  await settleCase(ctx, id)
  ctx.audit('service_case', id, { number, matters: checked.map(({ matter }) => matter.code) })
  return id
}

export type NewReception = {
  channel: string
  person_id: string | null
  admin_path: string
  area_id: string | null
  counter_id: string | null
  matter_codes: string[]
  note: string
  case_id: string | null
  appointment_id: string | null
}

/** Keeps one reception; the counters follow its event. */
export async function keepReception(ctx: WriteContext, row: NewReception): Promise<string> {
  const id = ctx.newId()
  await sql`
    insert into counters.receptions (community_id, id, at, channel, person_id, admin_path, area_id, counter_id, matter_codes, note, case_id,
      appointment_id, by_person, by_post)
    values (${ctx.communityId}, ${id}, ${ctx.now}, ${row.channel}, ${row.person_id}, ${row.admin_path}, ${row.area_id}, ${row.counter_id},
      ${row.matter_codes}, ${row.note}, ${row.case_id}, ${row.appointment_id}, ${ctx.actor.personId}, ${workPost(ctx)})`.execute(
    ctx.tx,
  )
  ctx.audit('reception', id, { channel: row.channel, matters: row.matter_codes })
  ctx.emit('counters.received', { reception_id: id })
  return id
}
