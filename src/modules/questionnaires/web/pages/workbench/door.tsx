import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AnswerForm } from '../../components/answer-form.tsx'
import type { Asked, DoorUnit } from '../../components/views.ts'
import { useRead, useReadPages, useWrite } from '../../queries.ts'

/** Asked face to face: find the door, ask, keep; whether others answered is seen, never what. */
export default function DoorPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const [unit, setUnit] = useState<DoorUnit>()
  const asked = useRead('GET /api/c/:community/questionnaires-at-the-door/:id', { params: { id: params.id } })
  return (
    <PageFrame title={asked.data?.title ?? t('workbench.door.title')} back="/questionnaires-door">
      <QueryView query={asked}>
        {(data) =>
          unit ? (
            <Asking key={unit.unit_id} asked={data} unit={unit} onDone={() => setUnit(undefined)} />
          ) : (
            <Units id={params.id} onPick={setUnit} />
          )
        }
      </QueryView>
    </PageFrame>
  )
}

function Asking({ asked, unit, onDone }: { asked: Asked; unit: DoorUnit; onDone: () => void }) {
  const t = useWords('questionnaires')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/questionnaires-at-the-door/:id/answer', {
    refresh: ['GET /api/c/:community/questionnaires-at-the-door/:id/units'],
    onSuccess: () => {
      toast(t('workbench.door.kept'))
      onDone()
    },
  })
  const place = [unit.place, unit.name].filter(Boolean).join(' ')
  return (
    <Stack>
      <div>
        <Button kind="plain" onClick={onDone}>
          {t('workbench.door.other')}
        </Button>
      </div>
      <AnswerForm
        asked={{ ...asked, place }}
        busy={write.isPending}
        send={t('workbench.door.keep')}
        onSend={(answers, form) =>
          write.mutate({ params: { id: asked.id }, body: { unit_id: unit.unit_id, answers } }, { onError: form.fail })
        }
      />
    </Stack>
  )
}

function Units({ id, onPick }: { id: string; onPick: (unit: DoorUnit) => void }) {
  const t = useWords('questionnaires')
  const [search, setSearch] = useSearch()
  const q = search['q'] ?? ''
  const left = search['left'] === 'no' ? 'no' : 'yes'
  const units = useReadPages('GET /api/c/:community/questionnaires-at-the-door/:id/units', {
    params: { id },
    query: { q, left, limit: 30 },
  })
  return (
    <Stack>
      <div className={layout['pair']}>
        <TextField
          name="q"
          type="search"
          label={t('workbench.door.search')}
          value={q}
          onChange={(value) => setSearch({ q: value })}
        />
        <SelectField
          name="left"
          label={t('workbench.door.which')}
          value={left}
          onChange={(value) => setSearch({ left: value === 'no' ? 'no' : undefined })}
          options={[
            { value: 'yes', label: t('workbench.door.left') },
            { value: 'no', label: t('workbench.door.all') },
          ]}
        />
      </div>
      <QueryView
        query={units}
        empty={(page) =>
          page.items.length === 0 && !units.hasPrevious ? (
            <EmptyState title={t('workbench.door.nobody')}>{t('workbench.door.nobody_help')}</EmptyState>
          ) : null
        }
      >
        {(page) => (
          <Card>
            <ul className={layout['lines']}>
              {page.items.map((unit) => (
                <li key={unit.unit_id}>
                  <span>
                    {unit.place}
                    {unit.name && <span className={layout['under']}>{unit.name}</span>}
                  </span>
                  {unit.answered ? (
                    <span>{t('workbench.door.answered')}</span>
                  ) : (
                    <Button aria-label={t('workbench.door.ask_at', { place: unit.place })} onClick={() => onPick(unit)}>
                      {t('workbench.door.ask_here')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </QueryView>
      <Pager pages={units} />
    </Stack>
  )
}
