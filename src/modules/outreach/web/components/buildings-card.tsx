import { useState } from 'react'
import { useAct } from '../../../../app/web/kit/act.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { roundReads, useRead, useReadPages, useWrite } from '../queries.ts'
import type { Building, Round } from './views.ts'

/** How far a round is, building by building, and who walks there. */
export function BuildingsCard({ round }: { round: Round }) {
  const t = useWords('outreach')
  const listed = useListed()
  const [asked, setAsked] = useState<Building | null>(null)
  const list = useReadPages('GET /api/c/:community/rounds/:id/buildings', { params: { id: round.id } })
  const count = (key: 'not_home' | 'refused' | 'confirmed', word: string): Column<Building> => ({
    key,
    head: t(word),
    cell: (row) => t('workbench.rounds.count', { count: row[key] }),
    labelled: true,
    narrow: true,
  })
  const columns: Column<Building>[] = [
    {
      key: 'name',
      head: t('workbench.round.building'),
      wide: true,
      cell: (row) => (
        <>
          {row.name}
          <Under>{listed(row.walkers.map((one) => one.name))}</Under>
        </>
      ),
    },
    {
      key: 'opened',
      head: t('workbench.rounds.visited'),
      cell: (row) => t('workbench.rounds.of', { done: row.opened, all: row.dwellings }),
      labelled: true,
      narrow: true,
    },
    count('not_home', 'workbench.rounds.not_home'),
    count('refused', 'workbench.rounds.refused'),
    count('confirmed', 'workbench.rounds.confirmed'),
    {
      key: 'acts',
      head: '',
      phone: 'end',
      cell: (row) =>
        round.can.includes('hand_over') &&
        row.opened < row.dwellings && (
          <Button kind="plain" onClick={() => setAsked(row)}>
            {t('workbench.round.hand_over')}
          </Button>
        ),
    },
  ]
  return (
    <Card title={t('workbench.round.buildings')} flush>
      <QueryView query={list} part>
        {(data) => (
          <Stack>
            <RecordTable
              caption={t('workbench.round.buildings')}
              columns={columns}
              rows={data.items}
              keyOf={(row) => row.building_id}
            />
            <Pager pages={list} />
          </Stack>
        )}
      </QueryView>
      {asked && <HandOver round={round} building={asked} onClose={() => setAsked(null)} />}
    </Card>
  )
}

function HandOver({ round, building, onClose }: { round: Round; building: Building; onClose: () => void }) {
  const t = useWords('outreach')
  const { form, done } = useAct(t, 'workbench.hand_over', onClose)
  const [person, setPerson] = useState('')
  const walkers = useRead('GET /api/c/:community/rounds/walkers')
  const write = useWrite('POST /api/c/:community/rounds/:id/hand-over', { refresh: roundReads, onSuccess: done })
  const act = () => {
    if (!form.setFields(person === '' ? [{ path: 'person_id', code: 'required' }] : [])) return
    const body = { area_id: building.building_id, person_id: person }
    write.mutate({ params: { id: round.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.hand_over.title', { name: building.name })}
      act={t('workbench.hand_over.act')}
      help={t('workbench.hand_over.help')}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        name="person_id"
        label={t('workbench.hand_over.who')}
        value={person}
        onChange={setPerson}
        options={(walkers.data?.items ?? []).map((one) => ({
          value: one.person_id,
          label: `${one.name} ${one.title}`,
        }))}
        error={form.errors['person_id']}
      />
    </FormDialog>
  )
}
