/** Appointments, cases and errands as far as messages speak of them: who, their number, their day. */
import type { ReadContext } from '../../../platform/command/types.ts'
import { findAppointment } from './appointments/store.ts'
import { findCase } from './cases/store.ts'
import { findErrand } from './errands/store.ts'

export type AppointmentFacts = {
  number: string
  state: 'booked' | 'cancelled' | 'came' | 'no_show'
  starts_at: Date
  person_id: string | null
  /** the number left with it; null where the register's holds */
  phone: string | null
}

export async function appointmentFacts(ctx: ReadContext, id: string): Promise<AppointmentFacts | undefined> {
  const row = await findAppointment(ctx, id)
  return row && { ...row, phone: row.phone || null }
}

export type ServiceCaseFacts = {
  number: string
  state: 'open' | 'ended'
  next_day: string | null
  keeper_person_id: string | null
}

export async function serviceCaseFacts(ctx: ReadContext, id: string): Promise<ServiceCaseFacts | undefined> {
  return findCase(ctx, id)
}

export type ErrandFacts = {
  number: string
  state: 'asked' | 'open' | 'reported' | 'closed' | 'revoked' | 'declined'
  until_day: string
  consent_kind: 'written' | 'spoken' | 'own'
  person_id: string | null
  member_person_id: string | null
  arranged_by_person: string | null
}

export async function errandFacts(ctx: ReadContext, id: string): Promise<ErrandFacts | undefined> {
  return findErrand(ctx, id)
}
