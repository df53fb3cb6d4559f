import { useRef, useState } from 'react'
import { boot } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { useMarked } from '../../components/choose.tsx'
import { ballotReads, type Detail, type Paper, takesWords } from '../../components/views.ts'
import { useRead, useReadPages, useWrite } from '../../queries.ts'

/** Marks as read off the paper: "2 5 9", in order where the ballot ranks; 0 for a spoiled one. Undefined where a number is no option. */
function readMarks(
  ballot: Detail,
  typed: string,
): { choices: { code: string; rank?: number }[]; valid: boolean } | undefined {
  const numbers = typed
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .map(Number)
  if (numbers.length === 0) return undefined
  if (numbers.length === 1 && numbers[0] === 0) return { choices: [], valid: false }
  const codes = numbers.map((number) => ballot.options[number - 1]?.code)
  if (codes.some((code) => code === undefined)) return undefined
  const ranks = ballot.rules.kind === 'ranking'
  return {
    choices: codes.map((code, index) => (ranks ? { code: code ?? '', rank: index + 1 } : { code: code ?? '' })),
    valid: true,
  }
}

function Entry({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const form = useRef<HTMLFormElement>(null)
  const [serial, setSerial] = useState('')
  const [marks, setMarks] = useState('')
  const [scans, setScans] = useState<Photo[]>([])
  const [words, setWords] = useState('')
  const [said, setSaid] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/papers', {
    refresh: ballotReads,
    onSuccess: (done) => {
      setSaid(t(`workbench.papers.entered.${done.state}`, { serial: done.serial }))
      setSerial('')
      setMarks('')
      setScans([])
      setWords('')
      form.current?.querySelector('input')?.focus()
    },
  })
  const read = readMarks(ballot, marks)
  const send = () => {
    const missing = [
      ...(/^\d+$/.test(serial.trim()) ? [] : [{ path: 'serial', code: 'required' }]),
      ...(read ? [] : [{ path: 'choices', code: 'marks' }]),
    ]
    if (write.isPending || !errors.setFields(missing) || !read) return
    write.mutate(
      {
        params: { id: ballot.id },
        body: { serial: Number(serial), ...read, scan_ids: scans.map((scan) => scan.id), words: words.trim() },
      },
      { onError: errors.fail, onSuccess: errors.clear },
    )
  }
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
        <div className={styles.filters}>
          <TextField
            name="serial"
            label={t('workbench.papers.serial')}
            inputMode="numeric"
            short
            value={serial}
            onChange={setSerial}
            error={errors.errors['serial']}
          />
          <TextField
            name="choices"
            label={t('workbench.papers.marks')}
            hint={t('workbench.papers.marks_hint')}
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
              ? t('workbench.papers.reads', {
                  marked: marked(
                    ballot,
                    read.choices.map((choice) => choice.code),
                  ),
                })
              : t('workbench.papers.spoiled'))}
        </p>
        <div className={styles.acts}>
          <Button kind="main" type="submit" narrow busy={write.isPending}>
            {t('workbench.papers.save')}
          </Button>
          <span role="status">{said}</span>
        </div>
      </form>
    </Card>
  )
}

function SettleDialog({ ballot, paper, onClose }: { ballot: Detail; paper: Paper; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const [pass, setPass] = useState<string>()
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/papers/:voter/settle', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.papers.settled'))
      onClose()
    },
  })
  const act = () => {
    const missing = [
      ...(pass ? [] : [{ path: 'pass', code: 'required' }]),
      ...([...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    write.mutate(
      { params: { id: ballot.id, voter: paper.voter_id }, body: { pass: Number(pass), reason: reason.trim() } },
      { onError: errors.fail },
    )
  }
  const saidOf = (entry: Paper['entries'][number]) =>
    entry.valid ? marked(ballot, entry.choices) : t('workbench.papers.spoiled')
  return (
    <FormDialog
      title={t('workbench.papers.settle')}
      act={t('workbench.papers.settle')}
      help={t('workbench.papers.settle_help', { serial: paper.serial })}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      {paper.scans.map((file) => (
        <p key={file}>
          <a
            href={`/api/c/${boot().community?.id}/ballots/${ballot.id}/papers/${paper.voter_id}/scans/${file}`}
            target="_blank"
            rel="noreferrer"
          >
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
          ...paper.entries.map((entry) => ({ value: String(entry.pass), label: saidOf(entry), hint: entry.by })),
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

function Waiting({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [asked, setAsked] = useState<Paper>()
  const list = useReadPages('GET /api/c/:community/ballots/:id/papers', { params: { id: ballot.id }, query: {} })
  return (
    <Card title={t('workbench.papers.waiting')} flush>
      <RecordPages
        pages={list}
        caption={t('workbench.papers.waiting')}
        keyOf={(row) => row.voter_id}
        columns={[
          {
            key: 'serial',
            head: t('workbench.papers.serial'),
            cell: (row) => `${row.serial} ${row.place}`,
            wide: true,
          },
          { key: 'state', head: t('words.phase_label'), cell: (row) => t(`workbench.papers.state.${row.state}`) },
          { key: 'by', head: t('workbench.papers.by'), cell: (row) => row.entries.map((entry) => entry.by).join('、') },
          {
            key: 'acts',
            head: t('words.acts'),
            cell: (row) =>
              row.can.includes('settle') &&
              ballot.can.includes('withdraw') && (
                <Button onClick={() => setAsked(row)}>{t('workbench.papers.settle')}</Button>
              ),
          },
        ]}
        none={{ title: t('workbench.papers.none'), help: t('workbench.papers.none_help') }}
      />
      {asked && <SettleDialog ballot={ballot} paper={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

/** Paper into the count: two read it, each by keys alone. */
export default function PapersPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.papers.title')}
      intro={t('workbench.papers.intro')}
      back={`/ballots/${params.id}`}
      backLabel={ballot.data?.title}
    >
      <QueryView query={ballot}>
        {(data) => (
          <Stack>
            {data.can.includes('enter_paper') ? <Entry ballot={data} /> : <p>{t('workbench.papers.over')}</p>}
            <Waiting ballot={data} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
