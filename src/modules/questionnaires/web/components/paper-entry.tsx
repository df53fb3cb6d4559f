import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Answers, Question } from '../../contract/asking.ts'
import { questionnaireReads, useWrite } from '../queries.ts'
import { choiceOfKey, choicesOf, isChosen, keyOf, type Line, linesOf, pressed } from './paper-keys.ts'
import styles from './questionnaire.module.css'

interface PaperEntryProps {
  id: string
  questions: readonly Question[]
}

const codeMost = 20
const textMost = 1_000
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Enter: 1, ' ': 1 }

/**
 * One sheet after the other without the mouse: the code, then on every line the key of the choice; Enter or an arrow goes on, Ctrl+Enter
 * keeps the sheet and begins the next.
 */
export function PaperEntry({ id, questions }: PaperEntryProps) {
  const t = useWords('questionnaires')
  const [code, setCode] = useState('')
  const [answers, setAnswers] = useState<Answers>({})
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const labels = Object.fromEntries(questions.map((one) => [`answers.${one.id}`, one.label]))
  const form = useFormErrors(t, 'words.errors', labels)
  const enter = useWrite('POST /api/c/:community/questionnaires/:id/papers', {
    refresh: questionnaireReads,
    onSuccess: ({ took }, { body }) => {
      setSaid(t(`workbench.papers.took.${took}`, { code: body.code }))
      setCode('')
      setAnswers({})
      document.getElementById('code')?.focus()
    },
  })
  const keep = () => {
    setSaid('')
    const missing = code.trim() === '' ? [{ path: 'code', code: 'required' }] : []
    if (form.setFields(missing)) enter.mutate({ params: { id }, body: { code, answers } }, { onError: form.fail })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      keep()
    } else if (event.key === 'Enter' && (event.target as HTMLElement).id === 'code') {
      event.preventDefault()
      box.current?.focus()
    }
  }
  return (
    <Card title={t('workbench.papers.entry')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, which keep the focus */}
      <div onKeyDown={onKeyDown}>
        <Stack>
          <ErrorSummary form={form} />
          <TextField
            name="code"
            label={t('workbench.letters.code')}
            hint={t('workbench.papers.code_hint')}
            short
            maxLength={codeMost}
            value={code}
            onChange={setCode}
            {...(form.errors['code'] ? { error: form.errors['code'] } : {})}
          />
          <Lines box={box} questions={questions} answers={answers} onChange={setAnswers} />
          {questions
            .filter((one) => one.kind === 'text')
            .map((one) => (
              <TextAreaField
                key={one.id}
                name={`answers.${one.id}`}
                label={one.label}
                optional
                rows={2}
                max={textMost}
                value={String(answers[one.id] ?? '')}
                onChange={(text) => setAnswers({ ...answers, [one.id]: text })}
              />
            ))}
          <div>
            <Button kind="main" narrow busy={enter.isPending} onClick={keep}>
              {t('workbench.papers.keep')}
            </Button>
          </div>
          <p role="status">{said}</p>
        </Stack>
      </div>
    </Card>
  )
}

interface LinesProps {
  box: { current: HTMLDivElement | null }
  questions: readonly Question[]
  answers: Answers
  onChange: (answers: Answers) => void
}

/** The lines of the paper; the one in hand takes the keys. A press on a choice does the same. */
function Lines({ box, questions, answers, onChange }: LinesProps) {
  const t = useWords('questionnaires')
  const [at, setAt] = useState(0)
  const lines = linesOf(questions, answers).filter((line) => line.question.kind !== 'text')
  const now = Math.min(at, lines.length - 1)
  const take = (line: Line, choice: string, index: number) => {
    onChange(pressed(answers, line, choice))
    setAt(line.question.kind === 'several' ? index : index + 1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[now]
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return
    const choice = choiceOfKey(line, event.key)
    if (choice !== undefined) take(line, choice, now)
    else if (steps[event.key]) setAt(Math.max(0, Math.min(lines.length - 1, now + (steps[event.key] ?? 0))))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the lines take keys as one control
      tabIndex={0}
      role="group"
      aria-label={t('workbench.papers.lines')}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === box.current && setAt(0)}
    >
      <p className={styles['quiet']}>{t('workbench.papers.keys')}</p>
      <ul className={styles['keys']}>
        {lines.map((line, index) => (
          <li key={line.key} data-now={index === now}>
            <div>{line.row === null ? line.question.label : `${line.question.label} · ${line.row}`}</div>
            <div className={styles['options']}>
              {choicesOf(line).map((choice, place) => (
                <Button
                  key={choice}
                  kind="plain"
                  tabIndex={-1}
                  aria-pressed={isChosen(answers, line, choice)}
                  onClick={() => take(line, choice, index)}
                >
                  <kbd className={styles['key']}>{keyOf(line, place)}</kbd>
                  <span className={isChosen(answers, line, choice) ? styles['chosen'] : undefined}>
                    {line.question.kind === 'scale' ? (isChosen(answers, line, choice) ? '✓' : '') : choice}
                  </span>
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
