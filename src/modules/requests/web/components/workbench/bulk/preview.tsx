import type { z } from 'zod'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../contract.ts'
import styles from './bulk.module.css'

export type Foreseen = z.output<(typeof routes)['POST /api/c/:community/bulk-previews']['output']>

/** Refusals with how many they stop. */
export function Refusals({ why }: { why: Foreseen['refused'] }) {
  const t = useWords('requests')
  if (why.length === 0) return null
  return (
    <ul className={styles.why}>
      {why.map((one) => (
        <li key={one.code}>{t('workbench.bulk.refused', { count: one.count, why: one.sentence })}</li>
      ))}
    </ul>
  )
}

/** What would happen: how many go, what stops the others, and the first of them as they will stand there. */
export function Preview({ foreseen }: { foreseen: Foreseen }) {
  const t = useWords('requests')
  if (foreseen.too_many) {
    return (
      <p role="status" className={styles.stop}>
        {t('workbench.bulk.too_many', { most: foreseen.most })}
      </p>
    )
  }
  return (
    <section className={styles.preview} aria-label={t('workbench.bulk.preview')}>
      <p role="status" className={styles.count}>
        {t('workbench.bulk.would_go', { go: foreseen.go, total: foreseen.total })}
      </p>
      <Refusals why={foreseen.refused} />
      {foreseen.samples.map((sample) => (
        <div key={sample.id} className={styles.sample}>
          <p className={styles.what}>
            {sample.number} · {sample.title}
          </p>
          <ul>
            {sample.changes.map((change) => (
              <li key={change.act}>
                {t(`workbench.acts.${change.act}.act`)}
                {t('workbench.bulk.change', { before: change.before || '—', after: change.after })}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {foreseen.go > foreseen.samples.length && (
        <p className={styles.more}>{t('workbench.bulk.more', { count: foreseen.go - foreseen.samples.length })}</p>
      )}
    </section>
  )
}
