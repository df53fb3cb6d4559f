import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../../app/web/kit/authorized-photos.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call, useReadPages, useWrite } from '../../queries.ts'
import { ConditionTag } from '../state.tsx'
import type { Condition, Project } from '../views.ts'
import { short, useDialog } from './act-dialogs.tsx'

const states = ['open', 'kept', 'cannot'] as const
type State = (typeof states)[number]

/** On what conditions households agreed, one a household; with the act that says what became of each. */
export function Conditions({ of }: { of: Project }) {
  const t = useWords('projects')
  const [state, setState] = useState<State | ''>('')
  const [asked, setAsked] = useState<Condition>()
  const list = useReadPages('GET /api/c/:community/projects/:id/conditions', {
    params: { id: of.id },
    query: { limit: 20, ...(state ? { state } : {}) },
  })
  if (of.conditions_count === 0) return null
  return (
    <Card title={t('words.conditions')} aside={t('words.conditions_left', { count: of.conditions_open })}>
      <Stack>
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="state"
            label={t('words.state_label')}
            short
            any
            value={state}
            onChange={(value) => setState(value as State | '')}
            options={states.map((value) => ({ value, label: t(`words.condition.${value}`) }))}
          />
          <TakeOut of={of} state={state} />
        </div>
        <QueryView
          query={list}
          part
          empty={(data) => (data.items.length === 0 ? <p className={layout.quiet}>{t('workbench.filtered')}</p> : null)}
        >
          {({ items }) => (
            <ul className={layout.list}>
              {items.map((one) => (
                <Line key={one.id} of={of} one={one} onAct={() => setAsked(one)} />
              ))}
            </ul>
          )}
        </QueryView>
        <Pager pages={list} />
        {asked && <SettleDialog of={of} one={asked} onClose={() => setAsked(undefined)} />}
      </Stack>
    </Card>
  )
}

function Line({ of, one, onAct }: { of: Project; one: Condition; onAct: () => void }) {
  const t = useWords('projects')
  const dates = useDates()
  const load = (file: string) => call('GET /api/c/:community/projects/:id/files/:file', { params: { id: of.id, file } })
  return (
    <li className={layout.line}>
      <div className={layout.row}>
        <strong>{one.place || t('words.forgotten')}</strong>
        <ConditionTag state={one.state} />
        {of.can.includes('settle') && (
          <Button kind="plain" onClick={onAct}>
            {t(one.state === 'open' ? 'workbench.acts.settle.open' : 'workbench.acts.settle.again')}
          </Button>
        )}
      </div>
      <p className={layout.text}>{one.text}</p>
      {one.settled_day && <p className={layout.quiet}>{[dates.day(one.settled_day), one.note].join(' · ')}</p>}
      <AuthorizedPhotos
        of={`condition ${one.id}`}
        photos={one.files}
        label={t('words.photos')}
        pdf={t('words.pdf')}
        load={load}
      />
    </li>
  )
}

function TakeOut({ of, state }: { of: Project; state: State | '' }) {
  const t = useWords('projects')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    const body = state ? { state } : {}
    await call('POST /api/c/:community/projects/:id/conditions/export', { params: { id: of.id }, body })
      .then((sheet) => saveFile(sheet as Blob, `${of.number}.xlsx`))
      .catch(setProblem)
    setBusy(false)
  }
  return (
    <>
      <Button narrow icon={IconTableExport} busy={busy} onClick={() => void take()}>
        {t('workbench.export')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem as never} part />}
    </>
  )
}

const photosMost = 9

function SettleDialog({ of, one, onClose }: { of: Project; one: Condition; onClose: () => void }) {
  const { t, form, frame, options } = useDialog('settle', onClose)
  const [state, setState] = useState<State>(one.state === 'open' ? 'kept' : one.state)
  const [said, setSaid] = useState({ note: one.note, day: '' })
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/projects/:id/conditions/:condition', options)
  const act = () => {
    if (!form.setFields(short('note', said.note, 2))) return
    const body = {
      ...{ state, note: said.note.trim(), file_ids: photos.map((photo) => photo.id) },
      ...(said.day && state !== 'open' ? { day: said.day } : {}),
    }
    write.mutate({ params: { id: of.id, condition: one.id }, body }, { onError: form.fail })
  }
  const offered = one.state === 'open' ? (['kept', 'cannot'] as const) : states
  return (
    <FormDialog {...frame} help={`${one.place}：${one.text}`} busy={write.isPending} onAct={act}>
      <RadioCards
        name="state"
        label={t('workbench.acts.settle.state')}
        value={state}
        onChange={setState}
        options={offered.map((value) => ({ value, label: t(`words.condition.${value}`) }))}
      />
      <TextAreaField
        name="note"
        label={t(state === 'kept' ? 'workbench.acts.settle.how' : 'words.reason')}
        hint={t('workbench.acts.settle.hint')}
        rows={3}
        max={500}
        value={said.note}
        onChange={(note) => setSaid({ ...said, note })}
        error={form.errors['note']}
      />
      {state !== 'open' && (
        <TextField
          name="day"
          label={t('words.day')}
          type="date"
          short
          optional
          value={said.day}
          onChange={(day) => setSaid({ ...said, day })}
          error={form.errors['day']}
        />
      )}
      <PhotoInput
        name="file_ids"
        label={t('words.photos')}
        optional
        value={photos}
        onChange={setPhotos}
        max={photosMost}
      />
    </FormDialog>
  )
}
