import { expect, it } from 'vitest'
import { questionLines, questionsIn } from './question-lines.ts'

it('questions go into lines and back', () => {
  const questions = [
    {
      question: '要开哪种证明',
      required: true,
      options: [
        { text: '健在证明', instead: '去发放单位' },
        { text: '别的证明', instead: '' },
      ],
    },
    { question: '给谁用', required: false, options: [] },
  ]
  expect(questionLines(questions)).toBe('要开哪种证明 *\n- 健在证明 → 去发放单位\n- 别的证明\n给谁用')
  expect(questionsIn(` \n${questionLines(questions)}\n\n`)).toEqual(questions)
})
