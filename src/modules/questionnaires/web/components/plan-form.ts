import type { FieldProblem } from '../../../../shared/refusal.ts'
import type { Question, QuestionKind } from '../../contract/asking.ts'
import type { Spots } from '../../contract/spots.ts'
import type { Ground, View } from './views.ts'

/** A question being written: options and rows one a line. */
export interface QuestionForm {
  id: string
  kind: QuestionKind
  label: string
  lines: string
  rows: string
  steps: string
  low: string
  high: string
  required: boolean
  satisfied: string
  spots: Spots
  /** '' always shown; else `id` of an earlier question */
  of: string
  is: boolean
  option: string
}

export interface PlanForm {
  title: string
  intro: string
  unit: View['unit']
  reach: View['reach']
  areas: { id: string; name: string }[]
  anonymous: boolean
  sample_size: string
  until_day: string
  check_percent: string
  questions: QuestionForm[]
  /** The map its places stand on already. */
  ground: Ground | null
}

const usualCheck = '10'
const usualSteps = '5'

export const emptyPlan: PlanForm = {
  title: '',
  intro: '',
  unit: 'household',
  reach: 'all',
  areas: [],
  anonymous: true,
  sample_size: '',
  until_day: '',
  check_percent: usualCheck,
  questions: [],
  ground: null,
}

/** A new question after the others. */
export function newQuestion(questions: readonly QuestionForm[]): QuestionForm {
  const numbers = questions.map((one) => Number(/^q(\d+)$/.exec(one.id)?.[1] ?? 0))
  return {
    id: `q${Math.max(0, ...numbers) + 1}`,
    kind: 'one',
    label: '',
    lines: '',
    rows: '',
    steps: usualSteps,
    low: '',
    high: '',
    required: true,
    satisfied: '0',
    spots: {},
    of: '',
    is: true,
    option: '',
  }
}

/** A draft as it is written on. */
export function formOf(view: View): PlanForm {
  return {
    title: view.title,
    intro: view.intro,
    unit: view.unit,
    reach: view.reach,
    areas: view.areas,
    anonymous: view.anonymous,
    sample_size: view.sample_size === null ? '' : String(view.sample_size),
    until_day: view.until_day ?? '',
    check_percent: String(view.check_percent),
    ground: view.ground,
    questions: view.questions.map((one) => ({
      id: one.id,
      kind: one.kind,
      label: one.label,
      lines: one.options.join('\n'),
      rows: one.rows.join('\n'),
      steps: one.steps === 0 ? usualSteps : String(one.steps),
      low: one.low,
      high: one.high,
      required: one.required,
      satisfied: String(one.satisfied),
      spots: one.spots,
      of: one.show_if?.question ?? '',
      is: one.show_if?.is ?? true,
      option: one.show_if?.option ?? '',
    })),
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What can be chosen of a question, in words: what a later one's condition may name. */
export function choicesOf({ kind, lines, steps }: QuestionForm): string[] {
  if (kind === 'text' || kind === 'matrix') return []
  if (kind === 'scale') return Array.from({ length: Number(steps) }, (_, index) => String(index + 1))
  return linesOf(lines)
}

/** What is still to be filled in. */
export function missingOf(form: PlanForm): FieldProblem[] {
  const paths = [
    ...([...form.title.trim()].length >= 2 ? [] : ['title']),
    ...(form.reach === 'sample' && !(Number(form.sample_size) >= 1) ? ['sample_size'] : []),
    ...form.questions.flatMap((one, index) => (one.label.trim() === '' ? [`questions.${index}`] : [])),
  ]
  return paths.map((path) => ({ path, code: 'required' }))
}

/** The body of the call that saves it. */
export function bodyOf(form: PlanForm) {
  return {
    title: form.title,
    intro: form.intro,
    unit: form.unit,
    reach: form.reach,
    area_ids: form.areas.map((area) => area.id),
    anonymous: form.anonymous,
    sample_size: form.reach === 'sample' ? Number(form.sample_size) : null,
    until_day: form.until_day === '' ? null : form.until_day,
    check_percent: Number(form.check_percent) || 0,
    questions: form.questions.map(questionOf),
  }
}

/** Where its places stand; of those renamed or taken out nothing is kept. */
function spotsOf({ lines, spots }: QuestionForm): Spots {
  const places = linesOf(lines)
  return Object.fromEntries(Object.entries(spots).filter(([place]) => places.includes(place)))
}

/** As it will be asked; of parts that its kind doesn't have nothing is sent. */
function questionOf(one: QuestionForm): Question {
  const { id, kind, label, required } = one
  const scale = kind === 'scale'
  return {
    id,
    kind,
    label,
    required,
    options: scale || kind === 'text' ? [] : linesOf(one.lines),
    rows: kind === 'matrix' ? linesOf(one.rows) : [],
    steps: scale ? Number(one.steps) : 0,
    low: scale ? one.low : '',
    high: scale ? one.high : '',
    satisfied: scale || kind === 'one' ? Number(one.satisfied) || 0 : 0,
    spots: kind === 'place' ? spotsOf(one) : {},
    show_if: one.of === '' ? null : { question: one.of, is: one.is, option: one.option },
  }
}
