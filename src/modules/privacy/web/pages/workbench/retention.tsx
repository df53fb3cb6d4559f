import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Term, termsRead } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

function SetTerm({ term, onClose }: { term: Term; onClose: () => void }) {
  const t = useWords('privacy')
  const { form, done, words } = useAct(t, 'workbench.acts.term', onClose)
  const [days, setDays] = useState(String(term.days))
  const [reason, setReason] = useState('')
  const write = useWrite('PATCH /api/c/:community/retention/:kind', { refresh: [termsRead], onSuccess: done })
  const go = () => {
    const wrong = /^[1-9]\d{0,4}$/.test(days.trim()) ? [] : [{ path: 'days', code: 'invalid' }]
    if (!form.setFields(wrong)) return
    write.mutate({ params: { kind: term.kind }, body: { days: Number(days), reason } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.term.help', { title: term.title, article: term.article })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="days"
        label={t('workbench.acts.term.days')}
        hint={t('workbench.acts.term.hint', { least: term.least_days, usual: term.usual_days })}
        inputMode="numeric"
        short
        value={days}
        onChange={setDays}
        error={form.errors['days']}
      />
      <TextAreaField
        name="reason"
        label={t('workbench.acts.term.reason')}
        rows={2}
        max={200}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
    </FormDialog>
  )
}

function Terms({ items }: { items: Term[] }) {
  const t = useWords('privacy')
  const dates = useDates()
  const [changing, setChanging] = useState<Term | null>(null)
  const columns: Column<Term>[] = [
    {
      key: 'kind',
      head: t('workbench.retention.kind'),
      phone: 'main',
      cell: (term) => (
        <>
          {term.title}
          <Under>{term.article}</Under>
        </>
      ),
    },
    {
      key: 'days',
      head: t('workbench.retention.term'),
      narrow: true,
      cell: (term) => t('workbench.retention.days', { count: term.days }),
    },
    {
      key: 'run',
      head: t('workbench.retention.run'),
      narrow: true,
      cell: (term) => (
        <>
          {term.last_run ? dates.full(term.last_run) : t('workbench.retention.never')}
          {term.last_count !== null && (
            <Under>{t('workbench.retention.ended', { last: term.last_count, total: term.total })}</Under>
          )}
        </>
      ),
    },
    {
      key: 'act',
      head: t('workbench.retention.act'),
      narrow: true,
      phone: 'end',
      cell: (term) =>
        term.fixed ? (
          t('workbench.retention.fixed')
        ) : (
          <Button onClick={() => setChanging(term)}>{t('workbench.acts.term.open')}</Button>
        ),
    },
  ]
  return (
    <Card flush>
      <RecordTable
        caption={t('workbench.retention.title')}
        columns={columns}
        rows={items}
        keyOf={(term) => term.kind}
      />
      {changing && <SetTerm term={changing} onClose={() => setChanging(null)} />}
    </Card>
  )
}

/** How long each kind of data is kept, by which article, and what ended by it. */
export default function RetentionPage() {
  const t = useWords('privacy')
  const terms = useRead(termsRead)
  return (
    <PageFrame title={t('workbench.retention.title')} intro={t('workbench.retention.intro')}>
      <QueryView query={terms}>{({ items }) => <Terms items={items} />}</QueryView>
    </PageFrame>
  )
}
