import type { ItemQuestion } from '../../item-questions.tsx'

/**
 * Questions as lines of text: a question a line, `*` at its end where it must be answered; under it its options, each with `-` before it and,
 * where the community mayn't act on it, `→` and where to go instead.
 */
export function questionLines(questions: readonly ItemQuestion[]): string {
  return questions
    .map(({ question, options, required }) =>
      [
        required ? `${question} *` : question,
        ...options.map(({ text, instead }) => (instead === '' ? `- ${text}` : `- ${text} → ${instead}`)),
      ].join('\n'),
    )
    .join('\n')
}

/** The questions such lines say. */
export function questionsIn(lines: string): ItemQuestion[] {
  const questions: ItemQuestion[] = []
  for (const line of lines.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const option = /^[-－—·•]\s*(.+)$/.exec(line)?.[1]
    const last = questions.at(-1)
    if (option !== undefined && last) {
      const [text = '', instead = ''] = option.split(/→|->/).map((part) => part.trim())
      if (text !== '') last.options.push({ text, instead })
    } else {
      const required = /[*＊]$/.test(line)
      questions.push({ question: line.replace(/\s*[*＊]$/, ''), options: [], required })
    }
  }
  return questions
}
