/** What pages and server both know of asking: pure, without a library. */
import type { Spots } from './spots.ts'

export const questionKinds = ['one', 'several', 'scale', 'text', 'matrix', 'place'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Shown only when an earlier answer is (or isn't) this. Of a scale the option is the number as text. */
export type Condition = { question: string; is: boolean; option: string }

/**
 * `options`: choices of one, several and matrix, names of the places to pick from of place. `rows`: of a matrix. `steps`, `low`, `high`: of a scale.
 * `spots`: of place, where its places stand on the map; those without one are in the list alone.
 * `satisfied`: so many of the first options (the last steps) count as satisfied; 0 where that isn't asked.
 */
export type Question = {
  id: string
  kind: QuestionKind
  label: string
  options: string[]
  rows: string[]
  steps: number
  low: string
  high: string
  required: boolean
  satisfied: number
  spots: Spots
  show_if: Condition | null
}

/** A place picked from the list, with a point where the one who answers gave it. */
export type PlaceAnswer = { place: string; longitude?: number | undefined; latitude?: number | undefined }
export type Answer = string | number | string[] | Record<string, string> | PlaceAnswer
export type Answers = Record<string, Answer>

/** Whether an answer says `option`. */
function says(answer: Answer | undefined, option: string): boolean {
  if (Array.isArray(answer)) return answer.includes(option)
  if (typeof answer === 'object') return (answer as PlaceAnswer).place === option
  return answer !== undefined && String(answer) === option
}

/**
 * The questions to be asked after what was answered so far; one that depends on another waits for that one's answer. What a hidden one was
 * answered counts for nothing.
 */
export function askedOf<Q extends Pick<Question, 'id' | 'show_if'>>(questions: readonly Q[], answers: Answers): Q[] {
  const shown = new Set<string>()
  const met = ({ question, option, is }: Condition) =>
    shown.has(question) && isAnswered(answers[question]) && says(answers[question], option) === is
  return questions.filter(({ id, show_if }) => {
    if (show_if && !met(show_if)) return false
    shown.add(id)
    return true
  })
}

/** Whether anything was said: an empty choice or text is no answer. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === '') return false
  if (Array.isArray(answer)) return answer.length > 0
  return typeof answer !== 'object' || Object.keys(answer).length > 0
}
