import { IconEye, IconPencil } from '@tabler/icons-react'
import { Icon } from '../../../../../../app/web/kit/icon.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './team.module.css'
import type { Present } from './use-team.ts'

const namesMost = 2

/** Colleagues at the request of a row, who writes first; nothing where nobody is. */
export function RowPresence({ present }: { present: readonly Present[] }) {
  const t = useWords('requests')
  if (present.length === 0) return null
  const shown = [...present].sort((a, b) => Number(b.writing) - Number(a.writing)).slice(0, namesMost)
  return (
    <span className={styles.atRow} data-screen-only>
      {shown.map((one) => (
        <span key={one.person_id} className={one.writing ? styles.writing : styles.looking}>
          <Icon of={one.writing ? IconPencil : IconEye} size="1.1em" />
          {t(one.writing ? 'workbench.team.writing' : 'workbench.team.looking', { name: one.name })}
        </span>
      ))}
      {present.length > shown.length && t('workbench.team.more_there', { count: present.length - shown.length })}
    </span>
  )
}
