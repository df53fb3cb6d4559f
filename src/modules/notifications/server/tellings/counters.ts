import type { EventHandler } from '../../../../platform/module.ts'
import {
  type AppointmentFacts,
  appointmentFacts,
  type ErrandFacts,
  errandFacts,
  serviceCaseFacts,
} from '../../../counters/api.ts'
import type { Kind } from '../kinds.ts'
import { type Told, toAll } from '../told.ts'
import { tellingEach } from './telling.ts'

type Appointment = { appointment_id: string }
type Changed = Appointment & { what: 'booked' | 'moved' | 'cancelled'; by: 'self' | 'counter' }

/** Whoever comes: by their entry of the register, else by the number they left. */
function comer(kind: Kind, id: string, facts: AppointmentFacts): Told[] {
  if (facts.person_id === null && facts.phone === null) return []
  const params = { number: facts.number, at: facts.starts_at.toISOString() }
  return [{ kind, personId: facts.person_id, phone: facts.phone, thing: id, params }]
}

/** What was changed at the counter's end has to reach them; what they did themselves stands in their inbox. */
function changedKind({ what, by }: Changed): Kind {
  if (by === 'counter' && what === 'moved') return 'appointment_moved_for'
  if (by === 'counter' && what === 'cancelled') return 'appointment_cancelled_for'
  return `appointment_${what}`
}

type Errand = { errand_id: string }

/** Who learns of the state an errand has reached. */
function ofErrand(id: string, facts: ErrandFacts): Told[] {
  const told = (kind: Kind, who: string | null) => toAll([who], { kind, thing: id, params: { number: facts.number } })
  const { state, person_id: person, member_person_id: member, arranged_by_person: arranger } = facts
  if (state === 'asked') return told('errand_to_agree', person)
  if (state === 'open')
    return [
      ...toAll([member], { kind: 'errand_given', thing: id, params: { number: facts.number, day: facts.until_day } }),
      ...(facts.consent_kind === 'own' ? told('errand_agreed', arranger) : []),
    ]
  if (state === 'reported') return [...told('errand_reported', arranger), ...told('errand_done', person)]
  if (state === 'closed') return told('errand_closed', member)
  return [...told('errand_stopped', member), ...told('errand_stopped_told', arranger)]
}

/** Who is told of appointments, of cases and of errands. */
export const counterTellings: readonly EventHandler[] = [
  tellingEach<Changed>('counters.appointment_changed', async (ctx, change) => {
    const facts = await appointmentFacts(ctx, change.appointment_id)
    const stands = change.what === 'cancelled' ? facts?.state === 'cancelled' : facts?.state === 'booked'
    return facts && stands ? comer(changedKind(change), change.appointment_id, facts) : []
  }),
  tellingEach<Appointment>('counters.appointment_near', async (ctx, { appointment_id }) => {
    const facts = await appointmentFacts(ctx, appointment_id)
    return facts?.state === 'booked' ? comer('appointment_near', appointment_id, facts) : []
  }),
  tellingEach<Appointment>('counters.appointment_closed', async (ctx, { appointment_id }) => {
    const facts = await appointmentFacts(ctx, appointment_id)
    return facts?.state === 'booked' ? comer('appointment_closed', appointment_id, facts) : []
  }),
  tellingEach<{ case_id: string }>('counters.case_due', async (ctx, { case_id }) => {
    const facts = await serviceCaseFacts(ctx, case_id)
    if (facts?.state !== 'open') return []
    return toAll([facts.keeper_person_id], { kind: 'case_due', thing: case_id, params: { number: facts.number } })
  }),
  tellingEach<Errand>('counters.errand_changed', async (ctx, { errand_id }) => {
    const facts = await errandFacts(ctx, errand_id)
    return facts ? ofErrand(errand_id, facts) : []
  }),
  tellingEach<Errand>('counters.errand_late', async (ctx, { errand_id }) => {
    const facts = await errandFacts(ctx, errand_id)
    if (facts?.state !== 'open' && facts?.state !== 'asked') return []
    const params = { number: facts.number }
    return [
      ...toAll([facts.arranged_by_person], { kind: 'errand_late', thing: errand_id, params }),
      ...(facts.state === 'open'
        ? toAll([facts.member_person_id], { kind: 'errand_to_report', thing: errand_id, params })
        : []),
    ]
  }),
]
