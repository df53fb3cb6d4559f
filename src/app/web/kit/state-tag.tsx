import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockPause,
  IconHandStop,
  IconInfoCircle,
  IconProgress,
  IconScale,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Icon, type IconComponent } from './icon.tsx'
import styles from './state-tag.module.css'

/**
 * What a state means for the reader: `need` you are needed · `late` past what was promised · `wait` paused or waiting ·
 * `work` under way · `done` · `decide` a decision · `info` · `rest` nothing to do.
 */
export type Tone = 'need' | 'late' | 'wait' | 'work' | 'done' | 'decide' | 'info' | 'rest'

const icons: Record<Tone, IconComponent> = {
  need: IconHandStop,
  late: IconAlertTriangle,
  wait: IconClockPause,
  work: IconProgress,
  done: IconCircleCheck,
  decide: IconScale,
  info: IconInfoCircle,
  rest: IconCircleDashed,
}

interface StateTagProps {
  tone: Tone
  icon?: IconComponent
  children: ReactNode
}

/** A state in a word, with icon and colour. */
export function StateTag({ tone, icon, children }: StateTagProps) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      <Icon of={icon ?? icons[tone]} size="1.1em" />
      {children}
    </span>
  )
}
