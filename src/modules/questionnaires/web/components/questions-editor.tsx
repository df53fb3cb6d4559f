import { IconArrowDown, IconArrowUp, IconMapPin, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { questionKinds } from '../../contract/asking.ts'
import { choicesOf, newQuestion, type QuestionForm } from './plan-form.ts'
import type { Ground } from './views.ts'

interface QuestionsEditorProps {
  questions: QuestionForm[]
  onChange: (questions: QuestionForm[]) => void
  errors: Record<string, string>
  /** The map places stand on already. */
  ground: Ground | null
}

const SpotsEditor = lazy(() => import('./spots-editor.tsx'))

const questionsMost = 40
const stepsOffered = [3, 4, 5, 6, 7, 8, 9, 10]
const gradesOffered = [0, 1, 2, 3, 4]

/** The questions of a draft: written, put in order, made to depend on earlier ones. */
export function QuestionsEditor({ questions, onChange, errors, ground }: QuestionsEditorProps) {
  const t = useWords('questionnaires')
  const set = (index: number, patch: Partial<QuestionForm>) =>
    onChange(questions.map((one, at) => (at === index ? { ...one, ...patch } : one)))
  const move = (index: number, by: number) => {
    const moved = [...questions]
    const [one] = moved.splice(index, 1)
    if (one) moved.splice(index + by, 0, one)
    onChange(moved)
  }
  return (
    <Stack>
      {questions.map((one, index) => (
        <Card key={one.id} title={t('workbench.write.question', { n: index + 1 })}>
          <Stack>
            <OneQuestion
              one={one}
              index={index}
              earlier={questions.slice(0, index)}
              onSet={(patch) => set(index, patch)}
              ground={ground}
              error={errors[`questions.${index}`]}
            />
            <div className={layout['acts']}>
              {index > 0 && (
                <Button kind="plain" icon={IconArrowUp} onClick={() => move(index, -1)}>
                  {t('workbench.write.up')}
                </Button>
              )}
              {index < questions.length - 1 && (
                <Button kind="plain" icon={IconArrowDown} onClick={() => move(index, 1)}>
                  {t('workbench.write.down')}
                </Button>
              )}
              <Button kind="plain" onClick={() => onChange(questions.filter((_, at) => at !== index))}>
                {t('workbench.write.drop_question', { n: index + 1 })}
              </Button>
            </div>
          </Stack>
        </Card>
      ))}
      {questions.length < questionsMost && (
        <div>
          <Button icon={IconPlus} onClick={() => onChange([...questions, newQuestion(questions)])}>
            {t('workbench.write.add_question')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

interface OneQuestionProps {
  one: QuestionForm
  index: number
  earlier: QuestionForm[]
  onSet: (patch: Partial<QuestionForm>) => void
  error: string | undefined
  ground: Ground | null
}

function OneQuestion({ one, index, earlier, onSet, error, ground }: OneQuestionProps) {
  const t = useWords('questionnaires')
  const name = (part: string) => `questions.${index}.${part}`
  const chosen = one.kind !== 'text' && one.kind !== 'scale'
  return (
    <>
      <div className={layout['pair']}>
        <TextField
          name={`questions.${index}`}
          label={t('workbench.write.label')}
          value={one.label}
          maxLength={120}
          onChange={(label) => onSet({ label })}
          {...(error ? { error } : {})}
        />
        <SelectField
          name={name('kind')}
          label={t('workbench.write.kind')}
          value={one.kind}
          onChange={(kind) => onSet({ kind: questionKinds.find((known) => known === kind) ?? 'text' })}
          options={questionKinds.map((kind) => ({ value: kind, label: t(`workbench.kinds.${kind}`) }))}
        />
      </div>
      {one.kind === 'matrix' && (
        <TextAreaField
          name={name('rows')}
          label={t('workbench.write.rows')}
          hint={t('workbench.write.one_a_line')}
          rows={3}
          value={one.rows}
          onChange={(rows) => onSet({ rows })}
        />
      )}
      {chosen && (
        <TextAreaField
          name={name('options')}
          label={t(one.kind === 'place' ? 'workbench.write.places' : 'workbench.write.options')}
          hint={t(one.kind === 'place' ? 'workbench.write.places_hint' : 'workbench.write.one_a_line')}
          rows={4}
          value={one.lines}
          onChange={(lines) => onSet({ lines })}
        />
      )}
      {one.kind === 'place' && <OnMap one={one} name={name} onSet={onSet} ground={ground} />}
      {one.kind === 'scale' && <ScaleParts one={one} name={name} onSet={onSet} />}
      <div className={layout['pair']}>
        {(one.kind === 'one' || one.kind === 'scale') && (
          <SelectField
            name={name('satisfied')}
            label={t('workbench.write.satisfied')}
            hint={t(`workbench.write.satisfied_${one.kind}`)}
            value={one.satisfied}
            onChange={(satisfied) => onSet({ satisfied })}
            options={gradesOffered.map((count) => ({
              value: String(count),
              label: count === 0 ? t('workbench.write.satisfied_none') : String(count),
            }))}
          />
        )}
        <CheckCards
          name={name('required')}
          label={t('workbench.write.needed')}
          value={one.required ? ['yes'] : []}
          onChange={(value) => onSet({ required: value.length > 0 })}
          options={[{ value: 'yes', label: t('workbench.write.required') }]}
        />
      </div>
      <ConditionParts one={one} name={name} earlier={earlier} onSet={onSet} />
    </>
  )
}

type Part = { one: QuestionForm; name: (part: string) => string; onSet: (patch: Partial<QuestionForm>) => void }

/** Whether its places stand on the map, and where. */
function OnMap({ one, name, onSet, ground }: Part & { ground: Ground | null }) {
  const t = useWords('questionnaires')
  const [open, setOpen] = useState(Object.keys(one.spots).length > 0)
  if (!open) {
    return (
      <div>
        <Button kind="plain" icon={IconMapPin} onClick={() => setOpen(true)}>
          {t('workbench.map.open')}
        </Button>
      </div>
    )
  }
  return (
    <Suspense>
      <SpotsEditor
        name={name('spots')}
        places={choicesOf(one)}
        spots={one.spots}
        ground={ground}
        onChange={(spots, places) => onSet({ spots, ...(places ? { lines: places.join('\n') } : {}) })}
      />
    </Suspense>
  )
}

function ScaleParts({ one, name, onSet }: Part) {
  const t = useWords('questionnaires')
  return (
    <div className={layout['pair']}>
      <SelectField
        name={name('steps')}
        label={t('workbench.write.steps')}
        value={one.steps}
        onChange={(steps) => onSet({ steps })}
        options={stepsOffered.map((count) => ({ value: String(count), label: String(count) }))}
      />
      <TextField
        name={name('low')}
        label={t('workbench.write.low')}
        optional
        maxLength={20}
        value={one.low}
        onChange={(low) => onSet({ low })}
      />
      <TextField
        name={name('high')}
        label={t('workbench.write.high')}
        optional
        maxLength={20}
        value={one.high}
        onChange={(high) => onSet({ high })}
      />
    </div>
  )
}

/** Asked always, or only after one answer of an earlier question. */
function ConditionParts({ one, name, earlier, onSet }: Part & { earlier: QuestionForm[] }) {
  const t = useWords('questionnaires')
  const deciding = earlier.filter((other) => choicesOf(other).length > 0)
  if (deciding.length === 0) return null
  const of = deciding.find((other) => other.id === one.of)
  const choices = of ? choicesOf(of) : []
  const number = (id: string) => earlier.findIndex((other) => other.id === id) + 1
  return (
    <div className={layout['pair']}>
      <SelectField
        name={name('of')}
        label={t('workbench.write.shown')}
        none={t('workbench.write.always')}
        value={one.of}
        onChange={(id) => {
          const other = deciding.find((known) => known.id === id)
          onSet({ of: other?.id ?? '', option: other ? (choicesOf(other)[0] ?? '') : '' })
        }}
        options={deciding.map((other) => ({
          value: other.id,
          label: t('workbench.write.after', { n: number(other.id), label: other.label }),
        }))}
      />
      {of && (
        <>
          <SelectField
            name={name('is')}
            label={t('workbench.write.when')}
            value={one.is ? 'is' : 'not'}
            onChange={(is) => onSet({ is: is === 'is' })}
            options={[
              { value: 'is', label: t('workbench.write.is') },
              { value: 'not', label: t('workbench.write.is_not') },
            ]}
          />
          <SelectField
            name={name('option')}
            label={t('workbench.write.option')}
            value={choices.includes(one.option) ? one.option : ''}
            onChange={(option) => onSet({ option })}
            options={choices.map((choice) => ({ value: choice, label: choice }))}
          />
        </>
      )}
    </div>
  )
}
