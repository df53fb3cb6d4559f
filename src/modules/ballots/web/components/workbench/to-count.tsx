import { Card } from '../../../../../app/web/kit/card.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

const shownMost = 3

/** At the desk: ballots that are over and wait to be counted. */
export default function ToCount() {
  const t = useWords('ballots')
  const list = useRead('GET /api/c/:community/ballots', { query: { phase: 'closed', limit: 20 } })
  const items = list.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('workbench.to_count')}>
      <RowLinks
        rows={items.slice(0, shownMost).map((one) => ({
          to: `/ballots/${one.id}`,
          label: one.title,
          note: t('words.took_of', { took: one.took, roll: one.on_roll }),
        }))}
      />
    </Card>
  )
}
