import type { z } from 'zod'
import type {
  appointmentForStaff,
  appointmentView,
  caseBrief,
  caseView,
  counterView,
  errandView,
  matterView,
  queueView,
  slotView,
} from '../../contract.ts'

export type Matter = z.output<typeof matterView>
export type CaseBrief = z.output<typeof caseBrief>
export type CaseDetail = z.output<typeof caseView>
export type CaseMatter = CaseDetail['matters'][number]
export type Counter = z.output<typeof counterView>
export type Slot = z.output<typeof slotView>
export type Appointment = z.output<typeof appointmentView>
export type StaffAppointment = z.output<typeof appointmentForStaff>
export type Queue = z.output<typeof queueView>
export type Errand = z.output<typeof errandView>

const base = 'GET /api/c/:community'
export const caseReads = [`${base}/service-cases`, `${base}/service-cases/:id`, `${base}/service-cases/waiting`]
export const appointmentReads = [`${base}/appointments`, `${base}/appointments/slots`, `${base}/my/appointments`]
export const matterReads = [`${base}/guide`, `${base}/guide/:code`, `${base}/counter-matters/:code`]
export const counterReads = [`${base}/service-counters`, `${base}/appointments/slots`]
export const queueReads = [`${base}/service-counters/:id/queue`, `${base}/queue/:code`]
export const errandReads = [`${base}/errands`, `${base}/errands/:id`, `${base}/my/errands`, `${base}/my/errands/:id`]
