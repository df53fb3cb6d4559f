import { useWords } from '../../../../../app/web/words.ts'
import styles from './priority-why.module.css'
import type { Request } from './views.ts'

/** Why a request is as urgent as it is: the formula with its parts, opened by a press. */
export function PriorityWhy({ why }: { why: Request['priority_why'] }) {
  const t = useWords('requests')
  return (
    <details className={styles['why']}>
      <summary>{t(`workbench.priority.by.${why.by}`)}</summary>
      {why.parts.length === 0 ? (
        <p>{t('workbench.priority.not_yet')}</p>
      ) : (
        <ul>
          {why.parts.map(({ part, count, points }) => (
            <li key={part}>
              {points === null
                ? t(`workbench.priority.parts.${part}`)
                : t('workbench.priority.line', {
                    what: t(`workbench.priority.counted.${part}`, { n: count ?? 0 }),
                    points,
                  })}
            </li>
          ))}
        </ul>
      )}
      {why.points !== null && <p>{t('workbench.priority.sum', { points: why.points })}</p>}
      <p>{t('workbench.priority.rule')}</p>
    </details>
  )
}
