import {
  type Answer,
  type Answers,
  askedOf,
  isAnswered,
  type PlaceAnswer,
  type Question,
} from '../../contract/asking.ts'

/** What is asked on one line of the paper: a question, of a matrix one row. */
export type Line = { key: string; question: Question; row: string | null }

/** Lines of the paper that count after what was entered so far. */
export function linesOf(questions: readonly Question[], answers: Answers): Line[] {
  return askedOf(questions, answers).flatMap((question): Line[] =>
    question.kind === 'matrix'
      ? question.rows.map((row) => ({ key: `${question.id} ${row}`, question, row }))
      : [{ key: question.id, question, row: null }],
  )
}

/** What the keys stand for on a line: 1 to 9, then a, b, c. */
export function choicesOf({ question: { kind, options, steps } }: Line): string[] {
  if (kind === 'text') return []
  return kind === 'scale' ? Array.from({ length: steps }, (_, index) => String(index + 1)) : options
}

const digits = 9
const firstLetter = 97
const ten = 10

/** The key of the choice at `index`. A scale of ten ends with 0. */
export function keyOf(line: Line, index: number): string {
  if (index < digits) return String(index + 1)
  if (line.question.kind === 'scale' && index + 1 === ten) return '0'
  return String.fromCharCode(firstLetter + index - digits)
}

/** The choice a key stands for; undefined where it stands for none. */
export function choiceOfKey(line: Line, key: string): string | undefined {
  return choicesOf(line).find((_, index) => keyOf(line, index) === key.toLowerCase())
}

/** The answers after a choice was pressed: of several it goes in and out. */
export function pressed(answers: Answers, { question, row }: Line, choice: string): Answers {
  const before = answers[question.id]
  return { ...answers, [question.id]: answerOf(question, { before, row, choice }) }
}

type Press = { before: Answer | undefined; row: string | null; choice: string }

function answerOf({ kind }: Question, { before, row, choice }: Press): Answer {
  switch (kind) {
    case 'scale':
      return Number(choice)
    case 'several': {
      const chosen = Array.isArray(before) ? before : []
      return chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice]
    }
    case 'place':
      return { place: choice }
    case 'matrix':
      return { ...(typeof before === 'object' && !Array.isArray(before) ? before : {}), [row ?? '']: choice } as Answer
    default:
      return choice
  }
}

/** Whether a choice stands on a line. */
export function isChosen(answers: Answers, { question, row }: Line, choice: string): boolean {
  const answer = answers[question.id]
  if (!isAnswered(answer)) return false
  if (Array.isArray(answer)) return answer.includes(choice)
  if (typeof answer !== 'object') return String(answer) === choice
  if (row !== null) return (answer as Record<string, string>)[row] === choice
  return (answer as PlaceAnswer).place === choice
}
