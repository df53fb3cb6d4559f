import { newIntention } from '../../../../app/web/intention.ts'
import type { Change, Outcome } from '../field/kept.ts'
import { fieldNow } from '../field/phone-clock.ts'
import type { Visit } from './views.ts'

export type Newcomer = { id: string; name: string; phone: string; note: string }

export interface VisitForm {
  outcome: Outcome | null
  next_day: string
  note: string
  answers: Visit['answers']
  confirmed: boolean
  says: Record<string, 'here' | 'gone'>
  newcomers: Newcomer[]
}

/** A visit as its form begins: with what was noted before. Somebody who wasn't home is knocked at anew. */
export function formOf(visit: Visit): VisitForm {
  const says = visit.marks.flatMap((mark) =>
    mark.person_id && mark.says !== 'new' ? [[mark.person_id, mark.says] as const] : [],
  )
  return {
    outcome: visit.outcome === 'opened' ? 'opened' : null,
    next_day: visit.next_day ?? '',
    note: visit.note,
    answers: visit.answers,
    confirmed: visit.confirmed,
    says: Object.fromEntries(says),
    newcomers: [],
  }
}

/** Only what was changed: two phones that change different things don't meet. */
export function changeOf(start: VisitForm, form: VisitForm): Change {
  const answers = Object.entries(form.answers).filter(([id, value]) => !same(value, start.answers[id] ?? null))
  const persons = Object.entries(form.says).filter(([id, says]) => start.says[id] !== says)
  const newcomers = form.newcomers
    .map((one) => ({ ...one, name: one.name.trim(), phone: one.phone.trim() }))
    .filter((one) => one.name !== '')
  const knocked = form.outcome !== null && form.outcome !== start.outcome
  return {
    ...(knocked && form.outcome ? { knock: knockOf(form.outcome) } : {}),
    ...(form.next_day === start.next_day ? {} : { next_day: form.next_day || null }),
    ...(form.note === start.note ? {} : { note: form.note }),
    ...(answers.length > 0 ? { answers: Object.fromEntries(answers) } : {}),
    ...(form.confirmed === start.confirmed ? {} : { confirmed: form.confirmed }),
    ...(persons.length > 0 ? { persons: persons.map(([person_id, says]) => ({ person_id, says })) } : {}),
    ...(newcomers.length > 0 ? { newcomers } : {}),
  }
}

function knockOf(outcome: Outcome) {
  return { id: newIntention(), outcome, at: fieldNow().toISOString() }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
