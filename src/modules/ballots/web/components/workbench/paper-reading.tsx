import { useRef, useState } from 'react'
import type { ApiProblem } from '../../../../../app/web/api-problem.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { givesPoints, scoreMark } from '../../../contract/marks.ts'
import styles from '../ballots.module.css'
import { useMarked } from '../choose.tsx'
import { type Detail, type Paper, takesWords } from '../views.ts'
import { readMarks } from './marks.ts'

type Fails = { onError: (problem: ApiProblem) => void; onSuccess: () => void }
export type ReadPaper = {
  number: number
  choices: { code: string; rank?: number; points?: number | undefined }[]
  valid: boolean
  scan_ids: string[]
  words: string
}

interface EntryProps {
  ballot: Detail
  /** The field of the paper's number, and what it is called. */
  name: 'serial' | 'number'
  label: string
  busy: boolean
  /** Sends what was read; `onSuccess` empties the form for the next paper. */
  onSend: (read: ReadPaper, after: Fails) => void
  /** What became of the last one. */
  said: string
}

/** Reads papers one after the other by keys alone: number, marks, next. */
export function PaperEntry({ ballot, name, label, busy, onSend, said }: EntryProps) {
  const t = useWords('ballots')
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const form = useRef<HTMLFormElement>(null)
  const [number, setNumber] = useState('')
  const [marks, setMarks] = useState('')
  const [scans, setScans] = useState<Photo[]>([])
  const [words, setWords] = useState('')
  const read = readMarks(ballot, marks)
  const scored = givesPoints(ballot.kind)
  const next = () => {
    errors.clear()
    setNumber('')
    setMarks('')
    setScans([])
    setWords('')
    form.current?.querySelector('input')?.focus()
  }
  const send = () => {
    const missing = [
      ...(/^\d+$/.test(number.trim()) ? [] : [{ path: name, code: 'required' }]),
      ...(read ? [] : [{ path: 'choices', code: scored ? 'marks_points' : 'marks' }]),
    ]
    if (busy || !errors.setFields(missing) || !read) return
    const paper = { number: Number(number), ...read, scan_ids: scans.map((scan) => scan.id), words: words.trim() }
    onSend(paper, { onError: errors.fail, onSuccess: next })
  }
  const codes = read?.choices.map(({ code, points }) => (points === undefined ? code : scoreMark(code, points))) ?? []
  return (
    <Card title={t('workbench.papers.enter')}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary form={errors} />
        <ol className={styles.numbered}>
          {ballot.options.map((option) => (
            <li key={option.code}>{option.title}</li>
          ))}
        </ol>
        <div className={layout.filters}>
          <TextField
            name={name}
            label={label}
            inputMode="numeric"
            short
            value={number}
            onChange={setNumber}
            error={errors.errors[name]}
          />
          <TextField
            name="choices"
            label={t(scored ? 'workbench.papers.points' : 'workbench.papers.marks')}
            hint={t(scored ? 'workbench.papers.points_hint' : 'workbench.papers.marks_hint')}
            inputMode="text"
            value={marks}
            onChange={setMarks}
            error={errors.errors['choices']}
          />
        </div>
        {takesWords(ballot) && (
          <TextAreaField
            name="words"
            label={t('workbench.papers.words')}
            hint={t('workbench.papers.words_hint')}
            optional
            rows={2}
            max={300}
            value={words}
            onChange={setWords}
            error={errors.errors['words']}
          />
        )}
        <PhotoInput
          name="scan_ids"
          label={t('workbench.papers.scan')}
          hint={t('workbench.papers.scan_hint')}
          optional
          max={4}
          value={scans}
          onChange={setScans}
        />
        <p aria-live="polite">
          {read &&
            (read.valid
              ? t('workbench.papers.reads', { marked: marked(ballot, codes) })
              : t('workbench.papers.spoiled'))}
        </p>
        <div className={styles.acts}>
          <Button kind="main" type="submit" narrow busy={busy}>
            {t('workbench.papers.save')}
          </Button>
          <span role="status">{said}</span>
        </div>
      </form>
    </Card>
  )
}

interface SettleProps {
  ballot: Detail
  help: string
  entries: Paper['entries']
  /** Addresses of the paper's pictures. */
  scans: readonly string[]
  busy: boolean
  onSettle: (body: { pass: number; reason: string }, after: Pick<Fails, 'onError'>) => void
  onClose: () => void
}

/** Two read differently: which was right, or read anew. */
export function SettlePaper({ ballot, help, entries, scans, busy, onSettle, onClose }: SettleProps) {
  const t = useWords('ballots')
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const [pass, setPass] = useState<string>()
  const [reason, setReason] = useState('')
  const act = () => {
    const missing = [
      ...(pass ? [] : [{ path: 'pass', code: 'required' }]),
      ...([...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    onSettle({ pass: Number(pass), reason: reason.trim() }, { onError: errors.fail })
  }
  const saidOf = (entry: Paper['entries'][number]) =>
    entry.valid ? marked(ballot, entry.choices) : t('workbench.papers.spoiled')
  return (
    <FormDialog
      title={t('workbench.papers.settle')}
      act={t('workbench.papers.settle')}
      help={help}
      form={errors}
      busy={busy}
      onAct={act}
      onClose={onClose}
    >
      {scans.map((address) => (
        <p key={address}>
          <a href={address} target="_blank" rel="noreferrer">
            {t('workbench.papers.see_scan')}
          </a>
        </p>
      ))}
      <RadioCards
        name="pass"
        label={t('workbench.papers.which')}
        value={pass}
        onChange={setPass}
        options={[
          ...entries.map((entry) => ({ value: String(entry.pass), label: saidOf(entry), hint: entry.by })),
          { value: '0', label: t('workbench.papers.anew') },
        ]}
        error={errors.errors['pass']}
      />
      <TextField
        name="reason"
        label={t('workbench.form.reason')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

type Waiting = Pick<Paper, 'state' | 'entries'>

/** Columns of papers that wait: state, who read them, and settling where one may. */
export function usePaperColumns<Row extends Waiting>(may: (row: Row) => boolean, onSettle: (row: Row) => void) {
  const t = useWords('ballots')
  const listed = useListed()
  return [
    { key: 'state', head: t('words.phase_label'), cell: (row: Row) => t(`workbench.papers.state.${row.state}`) },
    {
      key: 'by',
      head: t('workbench.papers.by'),
      cell: (row: Row) => listed(row.entries.map((entry) => entry.by)),
    },
    {
      key: 'acts',
      head: t('words.acts'),
      cell: (row: Row) => may(row) && <Button onClick={() => onSettle(row)}>{t('workbench.papers.settle')}</Button>,
    },
  ]
}
