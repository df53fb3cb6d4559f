import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type Boundary, BoundaryChanges, BoundaryTable } from '../components/boundary-matrix.tsx'
import styles from './open.module.css'

const classes = [
  'love_and_livelihood',
  'general_services',
  'public_benefit',
  'support_and_guarantee',
  'special_care',
] as const

/** Who answers for what in which compound, and how it changed. */
export function BoundaryPage(boundary: Boundary) {
  const t = useWords('requests')
  const groups = classes.map((name) => ({ name, rows: boundary.rows.filter((row) => row.class === name) }))
  return (
    <PageFrame title={t('public.boundary.title')} intro={t('public.boundary.intro')}>
      {boundary.rows.length === 0 && <p>{t('public.answers.none')}</p>}
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <section key={group.name} className={styles.group} aria-labelledby={group.name}>
            <h2 id={group.name}>{t(`words.classes.${group.name}.name`)}</h2>
            <BoundaryTable boundary={boundary} rows={group.rows} caption={t(`words.classes.${group.name}.name`)} />
          </section>
        ))}
      <section className={styles.group} aria-labelledby="changes">
        <h2 id="changes">{t('words.boundary.changes')}</h2>
        <BoundaryChanges changes={boundary.changes} />
      </section>
    </PageFrame>
  )
}
