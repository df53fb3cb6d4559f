import { IconEye, IconPencil } from '@tabler/icons-react'
import { Icon } from '../../../../../../app/web/kit/icon.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './team.module.css'

interface PresenceStripProps {
  present: { person_id: string; name: string; writing: boolean }[]
}

/** Colleagues who look at the request or write at it right now. */
export function PresenceStrip({ present }: PresenceStripProps) {
  const t = useWords('requests')
  return (
    <div role="status" className={styles.present} data-screen-only>
      {present.map((one) => (
        <span key={one.person_id} className={one.writing ? styles.writing : styles.looking}>
          <Icon of={one.writing ? IconPencil : IconEye} size="1.1em" />
          {t(one.writing ? 'workbench.team.writing' : 'workbench.team.looking', { name: one.name })}
        </span>
      ))}
    </div>
  )
}
