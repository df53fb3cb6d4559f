import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CountField } from '../../components/count-field.tsx'
import type { Kind } from '../../components/workbench/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const kindsRead = 'GET /api/c/:community/whistles/kinds'
const minutesLeast = 5
const minutesMost = 10_080

/** Name, meaning and clock of one kind. */
function KindDialog({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [name, setName] = useState(kind.name)
  const [meaning, setMeaning] = useState(kind.meaning)
  const [minutes, setMinutes] = useState(String(kind.report_minutes))
  const [clock, setClock] = useState<'working' | 'calendar'>(kind.working_time ? 'working' : 'calendar')
  const write = useWrite('POST /api/c/:community/whistles/kinds/:code', {
    refresh: [kindsRead, 'GET /api/c/:community/whistles', 'GET /api/c/:community/whistles/departments'],
    onSuccess: () => {
      toast(t('workbench.kinds.done'))
      onClose()
    },
  })
  const act = () => {
    const count = Number(minutes)
    const fits = Number.isInteger(count) && count >= minutesLeast && count <= minutesMost
    const missing = [
      ...([...name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : []),
      ...([...meaning.trim()].length < 2 ? [{ path: 'meaning', code: 'required' }] : []),
      ...(fits ? [] : [{ path: 'report_minutes', code: 'invalid' }]),
    ]
    if (!errors.setFields(missing)) return
    const body = {
      name: name.trim(),
      meaning: meaning.trim(),
      report_minutes: count,
      working_time: clock === 'working',
    }
    write.mutate({ params: { code: kind.code }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.kinds.edit_title', { name: kind.name })}
      act={t('workbench.kinds.save')}
      help={t('workbench.kinds.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('words.name')}
        value={name}
        onChange={setName}
        maxLength={12}
        error={errors.errors['name']}
      />
      <TextField
        name="meaning"
        label={t('workbench.kinds.meaning')}
        value={meaning}
        onChange={setMeaning}
        maxLength={100}
        error={errors.errors['meaning']}
      />
      <CountField
        name="report_minutes"
        label={t('workbench.kinds.minutes')}
        value={minutes}
        onChange={setMinutes}
        error={errors.errors['report_minutes']}
      />
      <RadioCards
        name="working_time"
        label={t('workbench.kinds.clock')}
        value={clock}
        onChange={setClock}
        pairs
        options={[
          { value: 'working', label: t('workbench.kinds.working') },
          { value: 'calendar', label: t('workbench.kinds.calendar') },
        ]}
      />
    </FormDialog>
  )
}

/** The three kinds of whistle: what they are called here, when they are blown, and their clocks. */
export default function Kinds() {
  const t = useWords('whistles')
  const [asked, setAsked] = useState<Kind | null>(null)
  const kinds = useRead(kindsRead)
  const columns: Column<Kind>[] = [
    {
      key: 'name',
      head: t('words.name'),
      wide: true,
      cell: (kind) => (
        <>
          {kind.name}
          <Under>{kind.meaning}</Under>
        </>
      ),
    },
    {
      key: 'clock',
      head: t('workbench.kinds.limit'),
      cell: (kind) =>
        t(kind.working_time ? 'workbench.kinds.in_working' : 'workbench.kinds.in_calendar', {
          length: t('words.minutes', { count: kind.report_minutes }),
        }),
    },
    {
      key: 'acts',
      head: '',
      narrow: true,
      phone: 'end',
      cell: (kind) =>
        kind.can.includes('set_kind') && (
          <Button kind="plain" onClick={() => setAsked(kind)}>
            {t('workbench.kinds.edit')}
            <span className="visually-hidden">{kind.name}</span>
          </Button>
        ),
    },
  ]
  return (
    <PageFrame title={t('workbench.kinds.title')} intro={t('workbench.kinds.intro')}>
      <QueryView query={kinds}>
        {({ items }) => (
          <Stack>
            <Card flush>
              <RecordTable
                caption={t('workbench.kinds.title')}
                columns={columns}
                rows={items}
                keyOf={(kind) => kind.code}
              />
            </Card>
          </Stack>
        )}
      </QueryView>
      {asked && <KindDialog kind={asked} onClose={() => setAsked(null)} />}
    </PageFrame>
  )
}
