import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import type { Detail } from '../../components/views.ts'
import { LetterSheet } from '../../components/workbench/paper.tsx'
import { useRead, useReadPages, useWrite } from '../../queries.ts'

/** Whose home stands in no building. */
const noBuilding = '-'

function Letters({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [search, setSearch] = useSearch()
  const building = search['building'] ?? ''
  const [made, setMade] = useState(0)
  const progress = useRead('GET /api/c/:community/ballots/:id/progress', { params: { id: ballot.id } })
  const roll = useReadPages('GET /api/c/:community/ballots/:id/roll', {
    params: { id: ballot.id },
    query: { show: 'waiting', limit: 100, ...(building ? { building: building === noBuilding ? '' : building } : {}) },
  })
  const write = useWrite('POST /api/c/:community/ballots/:id/letters', {
    onSuccess: ({ letters }) => setMade(letters.length),
  })
  const wanted = (roll.data?.items ?? []).filter((voter) => voter.can.includes('letter')).map((voter) => voter.id)
  return (
    <Stack>
      <div data-screen-only>
        <Card>
          <Stack>
            <p className={layout.text}>{t('workbench.letters.help')}</p>
            <SelectField
              name="building"
              label={t('words.building')}
              value={building}
              any
              onChange={(value) => setSearch({ building: value || undefined })}
              options={(progress.data?.buildings ?? []).map((one) => ({
                value: one.building || noBuilding,
                label: one.building || t('words.no_building'),
              }))}
            />
            <QueryView query={roll} part>
              {() => (
                <div className={styles.acts}>
                  <Button
                    kind="main"
                    narrow
                    busy={write.isPending}
                    unavailable={wanted.length === 0 ? t('workbench.letters.nobody') : undefined}
                    onClick={() => write.mutate({ params: { id: ballot.id }, body: { voter_ids: wanted } })}
                  >
                    {t('workbench.letters.make', { count: wanted.length })}
                  </Button>
                  {made > 0 && (
                    <Button icon={IconPrinter} onClick={() => print()}>
                      {t('workbench.letters.print', { count: made })}
                    </Button>
                  )}
                </div>
              )}
            </QueryView>
            {write.error && <ErrorState problem={write.error} part />}
            <Pager pages={roll} />
          </Stack>
        </Card>
      </div>
      {(write.data?.letters ?? []).map((letter) => (
        <LetterSheet key={letter.voter_id} ballot={ballot} letter={letter} />
      ))}
    </Stack>
  )
}

/** Letters with a code and a ballot paper, to be printed and brought to the doors. */
export default function LettersPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame title={t('workbench.letters.title')} back={`/ballots/${params.id}`} backLabel={ballot.data?.title}>
      <QueryView query={ballot}>{(data) => <Letters ballot={data} />}</QueryView>
    </PageFrame>
  )
}
