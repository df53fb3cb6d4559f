import { IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSadSquint, IconMoodSmile } from '@tabler/icons-react'
import { useKitWords } from '../words.ts'
import choice from './choice.module.css'
import { Icon, type IconComponent } from './icon.tsx'
import styles from './rating.module.css'

/** 5 很满意 … 1 很不满意 */
export type Grade = 1 | 2 | 3 | 4 | 5

const grades: [Grade, IconComponent][] = [
  [5, IconMoodHappy],
  [4, IconMoodSmile],
  [3, IconMoodEmpty],
  [2, IconMoodSad],
  [1, IconMoodSadSquint],
]

interface RatingProps {
  legend: string
  name: string
  value: Grade | undefined
  onChange: (grade: Grade) => void
}

/** Five grades in faces and words. */
export function Rating({ legend, name, value, onChange }: RatingProps) {
  const t = useKitWords()
  return (
    <fieldset className={styles.grades} id={name}>
      <legend className={styles.legend}>{legend}</legend>
      {grades.map(([grade, face]) => (
        <label key={grade} className={choice.choice}>
          <input
            className={choice.input}
            type="radio"
            name={name}
            value={grade}
            checked={value === grade}
            onChange={() => onChange(grade)}
          />
          <span className={`${choice.face} ${styles.inner}`}>
            <Icon of={face} size={28} />
            {t(`rating.${grade}`)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
