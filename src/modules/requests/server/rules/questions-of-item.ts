import type { z } from 'zod'
import { refuse } from '../../../../shared/refusal.ts'
import type { itemQuestion } from '../../contract.ts'

export type ItemQuestion = z.output<typeof itemQuestion>
export type GivenAnswer = { question: string; answer: string }

type Asked = { name: string; may_act: boolean; instead: string; questions: readonly ItemQuestion[] }

/**
 * Stops what the community mayn't do, with where to go instead: the item as a whole, or what was answered. Refusal: `requests.not_ours`.
 */
export function checkOurs(item: Asked, given: readonly GivenAnswer[]): void {
  if (!item.may_act) refuse('requests.not_ours', { what: item.name, where: item.instead })
  for (const { question, answer } of given) {
    const option = optionsOf(item, question).find((one) => one.text === answer)
    if (option?.instead) {
      refuse('requests.not_ours', { what: option.text, where: option.instead }, [{ path: 'answers', code: 'invalid' }])
    }
  }
}

/** Stops when a question that needs an answer has none. Refusal: `requests.answer_needed`. */
export function checkAnswered(item: Pick<Asked, 'questions'>, given: readonly GivenAnswer[]): void {
  const open = item.questions.find((one) => one.required && !given.some(({ question }) => question === one.question))
  if (open) refuse('requests.answer_needed', { question: open.question }, [{ path: 'answers', code: 'required' }])
}

/** What was said, and under it what the item's questions were answered: one text, searched, shown and erased as one. */
export function withAnswers(item: Pick<Asked, 'questions'>, said: string, given: readonly GivenAnswer[]): string {
  const lines = item.questions.flatMap(({ question }) => {
    const answer = given.find((one) => one.question === question)?.answer.trim()
    return answer ? [`${question}：${answer}`] : []
  })
  return [said, ...lines].join('\n')
}

function optionsOf(item: Pick<Asked, 'questions'>, question: string): ItemQuestion['options'] {
  return item.questions.find((one) => one.question === question)?.options ?? []
}
