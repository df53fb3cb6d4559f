import type { FieldProblem } from '../../../../shared/refusal.ts'
import type { Question } from './views.ts'

/** A question being written: options one a line. */
export interface QuestionForm {
  id: string
  kind: Question['kind']
  label: string
  lines: string
}

export interface PlanForm {
  name: string
  note: string
  from_day: string
  until_day: string
  areas: { id: string; name: string }[]
  /** 'all', or how many months */
  months: string
  walkers: string[]
  given: { area_id: string; person_id: string }[]
  questions: QuestionForm[]
}

export const emptyPlan: PlanForm = {
  name: '',
  note: '',
  from_day: '',
  until_day: '',
  areas: [],
  months: 'all',
  walkers: [],
  given: [],
  questions: [],
}

/** What is still to be filled in: for the split, or for saving. */
export function missingOf(form: PlanForm, what: 'sharing' | 'all'): FieldProblem[] {
  const plain = (['from_day', 'until_day'] as const).filter((path) => form[path] === '')
  const named = [...form.name.trim()].length >= 2 ? [] : ['name']
  const unnamed = form.questions.flatMap((one, index) => (one.label.trim() === '' ? [`questions.${index}`] : []))
  const paths = [
    ...(what === 'all' ? [...named, ...plain] : []),
    ...(form.areas.length === 0 ? ['area_ids'] : []),
    ...(form.walkers.length === 0 ? ['walker_ids'] : []),
    ...(what === 'all' ? unnamed : []),
  ]
  return paths.map((path) => ({ path, code: 'required' }))
}

/** What decides the split. */
export function sharingOf(form: PlanForm) {
  return {
    area_ids: form.areas.map((area) => area.id),
    unconfirmed_months: form.months === 'all' ? null : Number(form.months),
    walker_ids: form.walkers,
    given: form.given,
  }
}

/** The body of the call that plans it. */
export function bodyOf(form: PlanForm) {
  const { name, note, from_day, until_day } = form
  return { name, note, from_day, until_day, questions: form.questions.map(questionOf), ...sharingOf(form) }
}

function questionOf({ id, kind, label, lines }: QuestionForm): Question {
  const choice = kind === 'one' || kind === 'several'
  const options = choice ? lines.split('\n').map((line) => line.trim()) : []
  return { id, kind, label, options: options.filter((option) => option !== '') }
}
