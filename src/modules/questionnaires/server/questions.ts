import { refuse } from '../../../shared/refusal.ts'
import { type Answer, type Answers, askedOf, isAnswered, type PlaceAnswer, type Question } from '../contract/asking.ts'

const stepsLeast = 3
const choicesLeast = 2

/**
 * Ids once each; every kind has what it needs; a condition names an earlier question and one of its answers.
 * Refusal: `questionnaires.questions_unfit` with the question's place.
 */
export function checkQuestions(questions: readonly Question[]): void {
  const seen = new Map<string, Question>()
  for (const [index, question] of questions.entries()) {
    const fits = !seen.has(question.id) && hasParts(question) && meetsEarlier(question, seen)
    if (!fits) {
      const fields = [{ path: `questions.${index}`, code: 'invalid' }]
      refuse('questionnaires.questions_unfit', { number: index + 1 }, fields)
    }
    seen.set(question.id, question)
  }
}

function hasParts({ kind, options, rows, steps, satisfied, spots }: Question): boolean {
  const choices = options.length >= choicesLeast && once(options)
  const grades = kind === 'scale' ? steps : options.length
  if (satisfied > 0 && (satisfied >= grades || !['one', 'scale'].includes(kind))) return false
  const placed = Object.keys(spots)
  if (placed.length > 0 && (kind !== 'place' || !placed.every((place) => options.includes(place)))) return false
  if (kind === 'text') return options.length === 0
  if (kind === 'scale') return steps >= stepsLeast
  if (kind === 'matrix') return choices && rows.length > 0 && once(rows)
  return choices
}

function once(words: readonly string[]): boolean {
  return new Set(words).size === words.length
}

function meetsEarlier({ show_if }: Question, seen: ReadonlyMap<string, Question>): boolean {
  if (!show_if) return true
  const earlier = seen.get(show_if.question)
  if (!earlier || earlier.kind === 'text' || earlier.kind === 'matrix') return false
  return choicesOf(earlier).includes(show_if.option)
}

/** What can be chosen, in words; of a scale the numbers. */
export function choicesOf({ kind, options, steps }: Pick<Question, 'kind' | 'options' | 'steps'>): string[] {
  return kind === 'scale' ? Array.from({ length: steps }, (_, index) => String(index + 1)) : options
}

/**
 * The answers that count: of the questions asked only, each fitting its question.
 * Refusal: `questionnaires.answer_unfit` with the questions that aren't answered, or otherwise than they can be.
 */
export function fitAnswers(questions: readonly Question[], given: Answers): Answers {
  const asked = askedOf(questions, given)
  const problems = asked.flatMap((question) => {
    const answer = given[question.id]
    const path = `answers.${question.id}`
    if (!isAnswered(answer)) return question.required ? [{ path, code: 'required' }] : []
    return fits(question, answer as Answer) ? [] : [{ path, code: 'invalid' }]
  })
  if (problems.length > 0) refuse('questionnaires.answer_unfit', {}, problems)
  const said = asked.filter(({ id }) => isAnswered(given[id]))
  if (said.length === 0) refuse('questionnaires.answer_unfit')
  return Object.fromEntries(said.map((question) => [question.id, kept(question, given[question.id] as Answer)]))
}

function fits({ kind, options, rows, steps, required }: Question, answer: Answer): boolean {
  switch (kind) {
    case 'one':
      return typeof answer === 'string' && options.includes(answer)
    case 'several':
      return Array.isArray(answer) && once(answer) && answer.every((one) => options.includes(one))
    case 'scale':
      return typeof answer === 'number' && answer >= 1 && answer <= steps
    case 'text':
      return typeof answer === 'string'
    case 'place':
      return isObject(answer) && options.includes((answer as PlaceAnswer).place)
    case 'matrix': {
      if (!isObject(answer)) return false
      const given = Object.entries(answer)
      const known = given.every(([row, option]) => rows.includes(row) && options.includes(option))
      return known && (!required || given.length === rows.length)
    }
  }
}

function isObject(answer: Answer): boolean {
  return typeof answer === 'object' && !Array.isArray(answer)
}

/** A point is kept to some hundred metres: nearer, it would be somebody's door. */
const placesOfDegree = 3

/** As it is kept: several in the order of the options, points rounded. */
function kept({ kind, options }: Question, answer: Answer): Answer {
  if (kind === 'several') return options.filter((option) => (answer as string[]).includes(option))
  if (kind !== 'place') return answer
  const { place, longitude, latitude } = answer as PlaceAnswer
  if (longitude === undefined || latitude === undefined) return { place }
  const round = (degrees: number) => Number(degrees.toFixed(placesOfDegree))
  return { place, longitude: round(longitude), latitude: round(latitude) }
}

/** An answer in words, for sheets and for whoever it is of. */
export function answerWords(answer: Answer | undefined): string {
  if (answer === undefined) return ''
  if (Array.isArray(answer)) return answer.join('、')
  if (typeof answer !== 'object') return String(answer)
  if ('place' in answer && typeof answer.place === 'string') return answer.place
  return Object.entries(answer)
    .map(([row, option]) => `${row}：${option}`)
    .join('；')
}
