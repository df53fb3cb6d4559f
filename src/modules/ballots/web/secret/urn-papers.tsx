import { useRef, useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/ballots.module.css'
import { useMarked } from '../components/choose.tsx'
import { ballotReads, type Detail, type UrnPaper } from '../components/views.ts'
import { readMarks } from '../components/workbench/marks.ts'
import { useRead, useReadPages, useWrite } from '../queries.ts'

function Entry({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const form = useRef<HTMLFormElement>(null)
  const [number, setNumber] = useState('')
  const [marks, setMarks] = useState('')
  const [said, setSaid] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/urn-papers', {
    refresh: ballotReads,
    onSuccess: (done) => {
      setSaid(t(`workbench.papers.entered.${done.state}`, { serial: done.number }))
      setNumber('')
      setMarks('')
      form.current?.querySelector('input')?.focus()
    },
  })
  const read = readMarks(ballot, marks)
  const send = () => {
    const missing = [
      ...(/^\d+$/.test(number.trim()) ? [] : [{ path: 'number', code: 'required' }]),
      ...(read ? [] : [{ path: 'choices', code: 'marks' }]),
    ]
    if (write.isPending || !errors.setFields(missing) || !read) return
    write.mutate(
      { params: { id: ballot.id }, body: { number: Number(number), ...read } },
      { onError: errors.fail, onSuccess: errors.clear },
    )
  }
  const codes = read?.choices.map((choice) => choice.code) ?? []
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
            name="number"
            label={t('workbench.secret.number')}
            inputMode="numeric"
            short
            value={number}
            onChange={setNumber}
            error={errors.errors['number']}
          />
          <TextField
            name="choices"
            label={t('workbench.papers.marks')}
            hint={t('workbench.papers.marks_hint')}
            inputMode="numeric"
            value={marks}
            onChange={setMarks}
            error={errors.errors['choices']}
          />
        </div>
        <p aria-live="polite">
          {read &&
            (read.valid
              ? t('workbench.papers.reads', { marked: marked(ballot, codes) })
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

function SettleDialog({ ballot, paper, onClose }: { ballot: Detail; paper: UrnPaper; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const [pass, setPass] = useState<string>()
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/urn-papers/:number/settle', {
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
    const params = { id: ballot.id, number: paper.number }
    write.mutate({ params, body: { pass: Number(pass), reason: reason.trim() } }, { onError: errors.fail })
  }
  const saidOf = (entry: UrnPaper['entries'][number]) =>
    entry.valid ? marked(ballot, entry.choices) : t('workbench.papers.spoiled')
  return (
    <FormDialog
      title={t('workbench.papers.settle')}
      act={t('workbench.papers.settle')}
      help={t('workbench.secret.settle_help', { number: paper.number })}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
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
  const [asked, setAsked] = useState<UrnPaper>()
  const list = useReadPages('GET /api/c/:community/ballots/:id/urn-papers', { params: { id: ballot.id }, query: {} })
  return (
    <Card title={t('workbench.papers.waiting')} flush>
      {list.data && (
        <p className={styles.text}>
          {t('workbench.secret.figures', { handed: list.data.handed, counted: list.data.counted })}
        </p>
      )}
      <RecordPages
        pages={list}
        caption={t('workbench.papers.waiting')}
        keyOf={(row) => String(row.number)}
        columns={[
          { key: 'number', head: t('workbench.secret.number'), cell: (row) => row.number, wide: true },
          { key: 'state', head: t('words.phase_label'), cell: (row) => t(`workbench.papers.state.${row.state}`) },
          { key: 'by', head: t('workbench.papers.by'), cell: (row) => row.entries.map((entry) => entry.by).join('、') },
          {
            key: 'acts',
            head: t('words.acts'),
            cell: (row) =>
              row.can.includes('settle') && (
                <Button onClick={() => setAsked(row)}>{t('workbench.papers.settle')}</Button>
              ),
          },
        ]}
        none={{ title: t('workbench.papers.none'), help: t('workbench.secret.none_help') }}
      />
      {asked && <SettleDialog ballot={ballot} paper={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

function Papers({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  return (
    <Stack>
      {ballot.can.includes('enter_paper') ? <Entry ballot={ballot} /> : <p>{t('workbench.papers.over')}</p>}
      <Waiting ballot={ballot} />
    </Stack>
  )
}

/** Paper out of the box of a secret ballot into the urn: numbered there, read by two. */
export default function UrnPapers({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.secret.papers_title')}
      intro={t('workbench.secret.papers_intro')}
      back={`/ballots/${params.id}`}
      backLabel={ballot.data?.title}
    >
      <QueryView query={ballot}>
        {(data) => (data.rules.secret ? <Papers ballot={data} /> : <p>{t('workbench.secret.not_secret')}</p>)}
      </QueryView>
    </PageFrame>
  )
}
