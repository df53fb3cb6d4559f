import layout from '../../../../app/web/kit/layout.module.css'
import { RowLinks } from '../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'

const shown = 3

/** On the first page: what is done about one's needs together with others', and how it ended. Nothing where there is none. */
export default function OwnUndertakings() {
  const t = useWords('undertakings')
  const { data } = useRead('GET /api/c/:community/my/undertakings')
  if (!data || data.items.length === 0) return null
  return (
    <section className={layout.section} aria-labelledby="undertakings">
      <h2 id="undertakings">{t('resident.home.title')}</h2>
      <RowLinks
        rows={data.items.slice(0, shown).map((row) => ({
          to: `/undertakings/${row.id}`,
          label: row.title,
          note: t(row.outcome ? `words.outcome_of.${row.kind}.${row.outcome}` : 'words.state.open'),
        }))}
      />
    </section>
  )
}
