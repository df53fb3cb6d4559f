import { useState } from 'react'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { BoundaryChanges, BoundaryTable } from '../../../components/boundary-matrix.tsx'
import { classes } from '../../../components/workbench/catalogue/views.ts'
import { useRead } from '../../../queries.ts'

/** Stands for what differs, of whatever class. */
const differing = 'differing'

/** Items against compounds, with the way to each item, where it is arranged otherwise. */
export default function BoundaryPage() {
  const t = useWords('requests')
  const boundary = useRead('GET /api/c/:community/boundary')
  const [shown, setShown] = useState<string>(differing)
  return (
    <PageFrame
      title={t('workbench.boundary.title')}
      back="/catalogue"
      backLabel={t('workbench.catalogue.title')}
      intro={t('workbench.boundary.intro')}
    >
      <QueryView query={boundary}>
        {(view) => {
          const rows = view.rows.filter((row) =>
            shown === differing ? row.everywhere || row.cells.length > 0 : row.class === shown,
          )
          return (
            <Stack>
              <SelectField
                name="shown"
                label={t('workbench.boundary.shown')}
                short
                value={shown}
                onChange={setShown}
                options={[
                  { value: differing, label: t('workbench.boundary.differing') },
                  ...classes.map((value) => ({ value, label: t(`words.class.${value}`) })),
                ]}
              />
              {rows.length === 0 ? (
                <EmptyState title={t('workbench.boundary.none')}>{t('workbench.boundary.none_help')}</EmptyState>
              ) : (
                <Card>
                  <BoundaryTable
                    boundary={view}
                    rows={rows}
                    caption={t('workbench.boundary.title')}
                    nameOf={(row) => <Link to={`/catalogue/${row.code}`}>{row.name}</Link>}
                  />
                </Card>
              )}
              <Card title={t('words.boundary.changes')}>
                <BoundaryChanges changes={view.changes} />
              </Card>
            </Stack>
          )
        }}
      </QueryView>
    </PageFrame>
  )
}
