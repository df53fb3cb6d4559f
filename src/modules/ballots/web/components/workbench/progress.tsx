import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { type Detail, squareMetres } from '../views.ts'

type Building = {
  building: string
  on_roll: number
  delivered: number
  took: number
  area_cm2: number
  took_area_cm2: number
}

type Stairwell = { building: string; stairwell: string; on_roll: number; delivered: number; took: number }

/** House by house who was reached and who voted; never what. */
export function Progress({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const read = useRead('GET /api/c/:community/ballots/:id/progress', { params: { id: ballot.id } })
  const columns: Column<Building>[] = [
    { key: 'building', head: t('words.building'), wide: true, cell: (row) => row.building || t('words.no_building') },
    { key: 'roll', head: t('words.on_roll'), cell: (row) => row.on_roll, narrow: true, labelled: true },
    { key: 'delivered', head: t('words.delivered'), cell: (row) => row.delivered, narrow: true, labelled: true },
    { key: 'took', head: t('words.took'), cell: (row) => row.took, narrow: true, labelled: true },
    ...(ballot.rules.roll_kind === 'owners'
      ? [
          {
            key: 'area',
            head: t('words.took_area'),
            cell: (row: Building) =>
              t('words.area_of', { part: squareMetres(row.took_area_cm2), all: squareMetres(row.area_cm2) }),
          },
        ]
      : []),
  ]
  const byStairwell: Column<Stairwell>[] = [
    { key: 'name', head: t('words.stairwell'), wide: true, cell: (row) => row.stairwell },
    ...columns.filter((column) => ['roll', 'delivered', 'took'].includes(column.key)),
  ] as Column<Stairwell>[]
  const houses = ballot.kind === 'consent' || ballot.kind === 'lift'
  return (
    <Card title={t('workbench.progress')}>
      <QueryView query={read} part>
        {({ buildings, stairwells, channels }) => (
          <Stack>
            <p>
              {channels.length === 0
                ? t('workbench.no_votes')
                : channels
                    .map((one) =>
                      t('words.by_channel', { channel: t(`words.channel.${one.channel}`), count: one.count }),
                    )
                    .join('，')}
            </p>
            {buildings.length > 0 && (
              <RecordTable
                caption={t('workbench.progress')}
                columns={columns}
                rows={buildings}
                keyOf={(row) => row.building}
              />
            )}
            {houses && stairwells.length > 0 && (
              <RecordTable
                caption={t('words.stairwell')}
                columns={byStairwell}
                rows={stairwells}
                keyOf={(row) => row.stairwell}
              />
            )}
          </Stack>
        )}
      </QueryView>
    </Card>
  )
}
