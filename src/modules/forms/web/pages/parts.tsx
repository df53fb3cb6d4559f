import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { PartLines } from '../components/part-rows.tsx'
import { useRead } from '../queries.ts'

/** Parts of report forms given to whoever holds the areas. */
export default function PartsPage() {
  const t = useWords('forms')
  const found = useRead('GET /api/c/:community/form-parts')
  return (
    <PageFrame title={t('workbench.parts.title')} intro={t('workbench.parts.intro')}>
      <QueryView
        query={found}
        empty={({ items }) =>
          items.length === 0 ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.parts.none')}>
              {t('workbench.parts.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {({ items }) => (
          <Card>
            <PartLines parts={items} />
          </Card>
        )}
      </QueryView>
    </PageFrame>
  )
}
