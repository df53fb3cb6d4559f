import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead, useWrite } from '../queries.ts'
import styles from './meetings.module.css'
import { BodyPick, type Picked } from './picks.tsx'
import { type Meeting, meetingReads } from './views.ts'

type Row = {
  key: string
  id?: string
  title: string
  minutes: string
  reporter: string
  body: Picked | null
  request_id?: string
  undertaking_id?: string
}

let made = 0
const fresh = (more: Partial<Row>): Row => {
  made += 1
  return { key: `new-${made}`, title: '', minutes: '10', reporter: '', body: null, ...more }
}

/** Order, minutes and who reports; new items by hand, from requests and from topics. */
export function AgendaDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [rows, setRows] = useState<Row[]>(() =>
    meeting.items
      .filter((one) => one.state === 'on' && one.kind !== 'read_out')
      .map(({ id, title, minutes, reporter, body }) => ({
        key: id,
        id,
        title,
        minutes: String(minutes),
        reporter,
        body,
      })),
  )
  const { typed, setTyped, q } = usePick()
  const found = useRead(
    'GET /api/c/:community/meetings/:id/sources',
    { params: { id: meeting.id }, query: { q } },
    { enabled: typed !== '' },
  )
  const write = useWrite('PUT /api/c/:community/meetings/:id/agenda', {
    refresh: meetingReads,
    onSuccess: () => {
      toast(t('workbench.item.saved'))
      onClose()
    },
  })
  const change = (key: string, more: Partial<Row>) =>
    setRows((old) => old.map((row) => (row.key === key ? { ...row, ...more } : row)))
  const raise = (index: number) =>
    setRows((old) => {
      const next = [...old]
      const [row] = next.splice(index, 1)
      if (row) next.splice(Math.max(0, index - 1), 0, row)
      return next
    })
  const act = () => {
    const missing = rows.flatMap((row, index) =>
      row.title.trim().length < 2 ? [{ path: `items.${index}.title`, code: 'required' }] : [],
    )
    if (!errors.setFields(missing)) return
    const items = rows.map(({ key: _, body, minutes, ...row }) => ({
      ...row,
      minutes: Number(minutes),
      body_id: body?.id ?? null,
    }))
    write.mutate({ params: { id: meeting.id }, body: { items } }, { onError: errors.fail })
  }
  const sources = [
    ...(found.data?.requests ?? []).map((one) => ({ value: `r ${one.id}`, label: one.title, hint: one.number })),
    ...(found.data?.undertakings ?? []).map((one) => ({
      value: `u ${one.id}`,
      label: one.title,
      hint: t('words.topic'),
    })),
  ]
  return (
    <FormDialog
      title={t('workbench.agenda.open')}
      act={t('workbench.agenda.save')}
      help={t('workbench.agenda.help')}
      form={errors}
      busy={write.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <ol className={styles.list}>
        {rows.map((row, index) => (
          <AgendaRow
            key={row.key}
            row={row}
            index={index}
            brought={meeting.kind === 'joint'}
            error={errors.errors[`items.${index}.title`]}
            onChange={(more) => change(row.key, more)}
            onRaise={() => raise(index)}
            onDrop={() => setRows((old) => old.filter((one) => one.key !== row.key))}
          />
        ))}
      </ol>
      <PickField
        name="source"
        label={t('workbench.agenda.source')}
        hint={t('workbench.agenda.source_hint')}
        optional
        chosen={null}
        onDrop={() => setTyped('')}
        typed={typed}
        onType={setTyped}
        options={typed.trim() === '' || !found.data ? undefined : sources}
        onPick={(value) => {
          const [kind, id = ''] = value.split(' ')
          const title = [...(sources.find((one) => one.value === value)?.label ?? '')].slice(0, 80).join('')
          setTyped('')
          setRows((old) => [...old, fresh({ title, ...(kind === 'r' ? { request_id: id } : { undertaking_id: id }) })])
        }}
        none={t('workbench.agenda.source_none')}
        problem={found.error}
      />
      <div>
        <Button narrow onClick={() => setRows((old) => [...old, fresh({})])}>
          {t('workbench.agenda.add')}
        </Button>
      </div>
    </FormDialog>
  )
}

interface AgendaRowProps {
  row: Row
  index: number
  /** units bring problems here */
  brought: boolean
  error: string | undefined
  onChange: (more: Partial<Row>) => void
  onRaise: () => void
  onDrop: () => void
}

function AgendaRow({ row, index, brought, error, onChange, onRaise, onDrop }: AgendaRowProps) {
  const t = useWords('deliberation')
  return (
    <li className={styles.item}>
      <TextField
        name={`items.${index}.title`}
        label={t('words.item_title', { number: index + 1 })}
        value={row.title}
        onChange={(title) => onChange({ title })}
        error={error}
      />
      <div className={layout['pair']}>
        <TextField
          name={`items.${index}.reporter`}
          label={t('words.reporter')}
          optional
          short
          value={row.reporter}
          onChange={(reporter) => onChange({ reporter })}
        />
        <TextField
          name={`items.${index}.minutes`}
          label={t('words.minutes')}
          type="number"
          short
          value={row.minutes}
          onChange={(minutes) => onChange({ minutes })}
        />
      </div>
      {brought && (
        <BodyPick
          name={`items.${index}.body_id`}
          label={t('words.brought')}
          optional
          value={row.body}
          onChange={(body) => onChange({ body })}
        />
      )}
      <div className={layout['acts']}>
        {index > 0 && (
          <Button narrow onClick={onRaise}>
            {t('workbench.agenda.up')}
          </Button>
        )}
        <Button narrow onClick={onDrop}>
          {t('workbench.agenda.drop')}
        </Button>
      </div>
    </li>
  )
}
