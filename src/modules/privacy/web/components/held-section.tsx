import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { useSentences, useWords } from '../../../../app/web/words.ts'
import styles from './privacy.module.css'
import type { HeldSection } from './views.ts'

const shownAtOnce = 3

type Field = HeldSection['rows'][number][number]

function Row({ row }: { row: Field[] }) {
  const t = useWords('privacy')
  const dates = useDates()
  const said = ({ kind, value }: Field) => {
    if (kind === 'instant') return dates.full(value)
    if (kind === 'day') return dates.short(value)
    return kind === 'yes_no' ? t(`words.${value}`) : value
  }
  return <LabelList rows={row.map((field) => ({ label: field.label, value: said(field) }))} />
}

/** One kind of what is held on me: what for, on what ground, how long, and all of it. */
export function HeldSectionCard({ section }: { section: HeldSection }) {
  const t = useWords('privacy')
  const sentences = useSentences()
  // The list never changes its order: a row's place is its name.
  const rows = section.rows.map((row, index) => ({ place: index, row }))
  const rest = rows.slice(shownAtOnce)
  return (
    <Card title={section.title}>
      <p className={styles.note}>
        {sentences(
          section.purpose,
          t('resident.data.basis', { basis: section.basis }),
          t('resident.data.kept', { kept: section.kept }),
        )}
      </p>
      {rows.slice(0, shownAtOnce).map(({ place, row }) => (
        <Row key={place} row={row} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{t('resident.data.rest', { count: rest.length })}</summary>
          {rest.map(({ place, row }) => (
            <Row key={place} row={row} />
          ))}
        </details>
      )}
      {section.more && <p className={styles.note}>{t('resident.data.more')}</p>}
    </Card>
  )
}
