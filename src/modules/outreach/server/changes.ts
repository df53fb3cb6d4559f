import { isDeepStrictEqual } from 'node:util'
import type { Question } from './rounds.ts'
import type { Answers, Visit } from './visits.ts'

/** What a phone changed of a visit, as far as two phones can disagree about it. */
export type Changes = {
  outcome?: Visit['outcome'] | undefined
  next_day?: string | null | undefined
  note?: string | undefined
  answers?: Answers | undefined
  confirmed?: boolean | undefined
}

export type Field = { path: string; value: unknown; present: unknown }

/** The fields touched, by the paths of the body, each with what it is to be and what it is. */
export function fieldsOf(changes: Changes, visit: Visit): Field[] {
  const plain = (['outcome', 'next_day', 'note', 'confirmed'] as const).flatMap((path) =>
    changes[path] === undefined ? [] : { path, value: changes[path], present: visit[path] },
  )
  const answered = Object.entries(changes.answers ?? {}).map(([id, value]) => ({
    path: `answers.${id}`,
    value,
    present: visit.answers[id] ?? null,
  }))
  return [...plain, ...answered]
}

/** Fields that somebody else changed to something else since `base`. */
export function conflictsOf(fields: readonly Field[], visit: Visit, base: number): Field[] {
  return fields.filter(
    ({ path, value, present }) => (visit.field_revisions[path] ?? 0) > base && !isDeepStrictEqual(value, present),
  )
}

/** Whether an answer fits its question; null takes an answer back. */
export function fitsQuestion(question: Question | undefined, value: Answers[string]): boolean {
  if (!question) return false
  if (value === null) return true
  switch (question.kind) {
    case 'text':
      return typeof value === 'string'
    case 'yes_no':
      return typeof value === 'boolean'
    case 'one':
      return typeof value === 'string' && question.options.includes(value)
    case 'several':
      return (
        Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((one) => question.options.includes(one))
      )
  }
}
