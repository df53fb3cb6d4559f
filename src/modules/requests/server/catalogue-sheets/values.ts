/** Cells of a sheet and what they say: pure. */
import type { ItemQuestion } from '../rules/questions-of-item.ts'

type Words = Record<string, readonly string[]>
type Limit = { amount: number; unit: 'working_hours' | 'working_days' }

/** What stands for a value: Chinese first, English second. */
export function said(words: Words, value: string, english: boolean): string {
  return words[value]?.[english ? 1 : 0] ?? value
}

/** The value a cell means, or undefined. */
export function meant<W extends Words>(words: W, cell: string): (keyof W & string) | undefined {
  const wanted = cell.trim().toLowerCase()
  return Object.keys(words).find((value) =>
    [value, ...(words[value] ?? [])].some((word) => word.toLowerCase() === wanted),
  )
}

/** '4 工作小时', '2工作日'. */
export function limitIn(cell: string, units: Words): Limit | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,4})\s*(.+)$/u.exec(cell.trim()) ?? []
  const known = meant(units, unit)
  const number = Number(amount)
  return known && number >= 1 && number <= 1000 ? { amount: number, unit: known as Limit['unit'] } : undefined
}

/** Several in one cell, each on a line or parted by a semicolon. */
export function severalIn(cell: string): string[] {
  return cell
    .split(/[\n;；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** As the form of an item writes them: a question a line, `*` where it must be answered, its options under it with `-`, `→` where to go. */
export function questionsSaid(questions: readonly ItemQuestion[]): string {
  const lines = questions.flatMap(({ question, required, options }) => [
    `${question}${required ? ' *' : ''}`,
    ...options.map((option) => `- ${option.text}${option.instead ? ` → ${option.instead}` : ''}`),
  ])
  return lines.join('\n')
}

export function questionsMeant(cell: string): ItemQuestion[] {
  const questions: ItemQuestion[] = []
  const lines = cell.split('\n').map((line) => line.trim())
  for (const line of lines.filter((one) => one !== '')) {
    const last = questions.at(-1)
    if (last && /^[-－—·•]/u.test(line)) {
      const [text = '', ...instead] = line.slice(1).split('→')
      last.options.push({ text: text.trim(), instead: instead.join('→').trim() })
    } else {
      questions.push({ question: line.replace(/\s*[*＊]$/u, ''), options: [], required: /[*＊]$/u.test(line) })
    }
  }
  return questions
}
