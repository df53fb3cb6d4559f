import choice from '../../../../app/web/kit/choice.module.css'
import { Field } from '../../../../app/web/kit/field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { readMark, scoreMark } from '../../contract/marks.ts'
import styles from './scale.module.css'
import { useSteps } from './steps.ts'
import type { Open } from './views.ts'

interface ScalesProps {
  ballot: Pick<Open, 'options' | 'rules'>
  /** `o1:4` for each option that has points */
  value: readonly string[]
  onChange: (value: string[]) => void
  error?: string
}

/** One scale an option, each to be answered by arrow keys; what isn't judged says nothing. */
export function Scales({ ballot, value, onChange, error }: ScalesProps) {
  const t = useWords('ballots')
  const steps = useSteps()(ballot.rules)
  const { kind, score_most } = ballot.rules
  const named = kind === 'satisfaction'
  const pointsOf = new Map(value.map(readMark).map(({ code, points }) => [code, points]))
  const give = (code: string, points: number | undefined) => {
    pointsOf.set(code, points)
    onChange(
      ballot.options.flatMap((option) => {
        const given = pointsOf.get(option.code)
        return given === undefined ? [] : [scoreMark(option.code, given)]
      }),
    )
  }
  const all = [...steps, { points: undefined, label: t(named ? 'words.no_step' : 'words.no_points') }]
  return (
    <Field
      name="choices"
      group
      label={t(named ? 'words.mark_satisfaction' : 'words.mark_points')}
      hint={t(named ? 'words.mark_satisfaction_hint' : 'words.mark_points_hint', { most: score_most ?? 0 })}
      error={error}
    >
      <div className={styles.scales}>
        {ballot.options.map((option) => (
          <fieldset key={option.code}>
            <legend className={styles.legend}>{option.title}</legend>
            {option.description}
            <div className={named ? `${styles.steps} ${styles.words}` : styles.steps}>
              {all.map(({ points, label }) => (
                <label key={label} className={choice.choice}>
                  <input
                    className={choice.input}
                    type="radio"
                    name={option.code}
                    value={points ?? ''}
                    checked={pointsOf.get(option.code) === points}
                    onChange={() => give(option.code, points)}
                  />
                  <span className={`${choice.face} ${styles.face}`}>{label}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Field>
  )
}
