import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link, useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../app/web/kit/record-table.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import styles from '../components/forms.module.css'
import { FillState, periodWords } from '../components/period.tsx'
import type { FillBrief, FormView } from '../components/views.ts'
import { formReads, useRead, useWrite } from '../queries.ts'

const reasonMost = 200

/** One form: what is asked, its periods, its versions, who else asks for the same. */
export default function FormPage({ params }: PageProps<'id'>) {
  const t = useWords('forms')
  const form = useRead('GET /api/c/:community/forms/:id', { params: { id: params.id } })
  if (form.data) return <Form form={form.data} />
  return (
    <PageFrame title={t('workbench.form.one')} back="/forms">
      <QueryView query={form}>{() => null}</QueryView>
    </PageFrame>
  )
}

function Form({ form }: { form: FormView }) {
  const t = useWords('forms')
  const listed = useListed()
  const [ending, setEnding] = useState(false)
  const resume = useWrite('POST /api/c/:community/forms/:id/ended', { refresh: formReads })
  const may = (act: string) => form.can.includes(act)
  return (
    <PageFrame
      title={form.name}
      back="/forms"
      intro={form.ended_at ? t('workbench.form.ended', { reason: form.end_reason }) : form.asked_by}
      actions={
        <>
          {may('redefine') && <ButtonLink to={`/forms/${form.id}/edit`}>{t('workbench.form.edit')}</ButtonLink>}
          {may('end') && <Button onClick={() => setEnding(true)}>{t('workbench.form.end')}</Button>}
          {may('resume') && (
            <Button
              busy={resume.isPending}
              onClick={() => resume.mutate({ params: { id: form.id }, body: { ended: false } })}
            >
              {t('workbench.form.resume')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {form.approval && <Approval form={form} approval={form.approval} />}
        {may('begin_fill') && <Begin form={form} />}
        <Fills form={form} />
        <Facts form={form} />
        {form.alike.length > 0 && (
          <Card title={t('workbench.form.alike')}>
            <ul className={`${layout['lines']} ${styles['plain']}`}>
              {form.alike.map((one) => (
                <li key={one.id}>
                  <Link to={`/forms/${one.id}`}>{one.name}</Link>
                  <span>{t('workbench.form.alike_row', { asked_by: one.asked_by, same: listed(one.same) })}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {form.versions.length > 1 && <Versions form={form} />}
      </Stack>
      {ending && <EndDialog id={form.id} onClose={() => setEnding(false)} />}
    </PageFrame>
  )
}

/** Of a form that lists sensitive data: whether somebody else approved it. */
function Approval({ form, approval }: { form: FormView; approval: NonNullable<FormView['approval']> }) {
  const t = useWords('forms')
  const dates = useDates()
  const decide = useWrite('POST /api/c/:community/forms/:id/approval', { refresh: formReads })
  const { sensitive } = form.definition
  const act = (approved: boolean) =>
    decide.mutate({ params: { id: form.id }, body: { version: form.version, approved } })
  return (
    <Card title={t('workbench.terms.title')}>
      <Stack>
        <p>
          {approval.at
            ? t('workbench.terms.approved', { by: approval.by, time: dates.full(approval.at) })
            : t('workbench.terms.waiting')}
        </p>
        <LabelList
          rows={[
            { label: t('workbench.terms.law'), value: sensitive?.law ?? '' },
            { label: t('workbench.terms.purpose'), value: sensitive?.purpose ?? '' },
            { label: t('workbench.terms.assessment'), value: sensitive?.assessment ?? '' },
          ]}
        />
        <div className={layout['acts']}>
          {form.can.includes('approve') && (
            <Button kind="main" narrow busy={decide.isPending} onClick={() => act(true)}>
              {t('workbench.terms.approve')}
            </Button>
          )}
          {form.can.includes('withdraw_approval') && (
            <Button busy={decide.isPending} onClick={() => act(false)}>
              {t('workbench.terms.withdraw')}
            </Button>
          )}
        </div>
        {decide.error && <ErrorState problem={decide.error} part />}
      </Stack>
    </Card>
  )
}

function Begin({ form }: { form: FormView }) {
  const t = useWords('forms')
  const go = useGo()
  const begin = useWrite('POST /api/c/:community/forms/:id/fills', {
    refresh: formReads,
    onSuccess: ({ id }) => go(`/form-fills/${id}`),
  })
  if (form.periods.length === 0) return null
  return (
    <>
      <div className={layout['acts']}>
        {form.periods.map(({ period }, index) => (
          <Button
            key={period}
            kind={index === 0 ? 'main' : undefined}
            narrow
            busy={begin.isPending}
            onClick={() => begin.mutate({ params: { id: form.id }, body: { period } })}
          >
            {t('workbench.form.begin', { period: periodWords(t, period) })}
          </Button>
        ))}
      </div>
      {begin.error && <ErrorState problem={begin.error} part />}
    </>
  )
}

function Fills({ form }: { form: FormView }) {
  const t = useWords('forms')
  const dates = useDates()
  const columns: Column<FillBrief>[] = [
    {
      key: 'period',
      head: t('workbench.form.period'),
      cell: (row) => <Link to={`/form-fills/${row.id}`}>{periodWords(t, row.period)}</Link>,
    },
    { key: 'state', head: t('workbench.form.state'), phone: 'end', cell: (row) => <FillState state={row.state} /> },
    {
      key: 'content',
      head: t('workbench.form.content'),
      cell: (row) =>
        row.state === 'filling'
          ? ''
          : `${t('words.rows_count', { count: row.rows })} · ${row.gaps > 0 ? t('words.gaps', { count: row.gaps }) : t('words.no_gaps')}`,
    },
    {
      key: 'asked_on',
      head: t('workbench.form.asked_on'),
      labelled: true,
      cell: (row) => dates.short(row.asked_on),
    },
    {
      key: 'due',
      head: t('workbench.form.due'),
      labelled: true,
      cell: (row) => (row.due_day ? dates.short(row.due_day) : ''),
    },
  ]
  return (
    <Card title={t('workbench.form.fills')} flush={form.fills.length > 0}>
      {form.fills.length === 0 ? (
        <p>{t('workbench.form.none')}</p>
      ) : (
        <RecordTable caption={t('workbench.form.fills')} columns={columns} rows={form.fills} keyOf={(row) => row.id} />
      )}
    </Card>
  )
}

function Facts({ form }: { form: FormView }) {
  const t = useWords('forms')
  const listed = useListed()
  const { definition } = form
  const known = definition.columns.filter((column) => column.source !== 'typed').length
  return (
    <Card title={t('workbench.form.facts')}>
      <LabelList
        rows={[
          { label: t('words.asked_by'), value: form.asked_by },
          { label: t('workbench.form.paper'), value: definition.paper },
          { label: t('workbench.form.purpose'), value: definition.purpose },
          { label: t('workbench.form.basis'), value: definition.legal_basis },
          { label: t('workbench.form.rhythm'), value: t(`words.rhythm.${form.rhythm}`) },
          { label: t('workbench.form.rows'), value: t(`words.rows.${form.rows}`) },
          { label: t('workbench.form.area'), value: form.area?.name ?? t('workbench.edit.area_all') },
          { label: t('workbench.form.template'), value: form.template?.name ?? t('workbench.form.no_template') },
          {
            label: t('workbench.form.columns'),
            value: (
              <>
                {listed(definition.columns.map((column) => column.title))}
                <span className={layout['under']}>
                  {t('workbench.form.known', { count: definition.columns.length, known })}
                </span>
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Versions({ form }: { form: FormView }) {
  const t = useWords('forms')
  const dates = useDates()
  return (
    <Card title={t('workbench.form.versions')}>
      <ul className={`${layout['lines']} ${styles['plain']}`}>
        {form.versions.map((one) => (
          <li key={one.version}>
            <span>{t('workbench.form.version', { version: one.version })}</span>
            <span>
              {t(one.made_by ? 'workbench.form.version_by' : 'workbench.form.version_on', {
                day: dates.full(one.made_at),
                by: one.made_by,
                count: one.columns,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function EndDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('forms')
  const errors = useFormErrors(t, 'workbench.edit.errors')
  const [reason, setReason] = useState('')
  const end = useWrite('POST /api/c/:community/forms/:id/ended', { refresh: formReads, onSuccess: onClose })
  return (
    <FormDialog
      title={t('workbench.form.end_title')}
      help={t('workbench.form.end_help')}
      act={t('workbench.form.end')}
      form={errors}
      busy={end.isPending}
      onAct={() => end.mutate({ params: { id }, body: { ended: true, reason } }, { onError: errors.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('workbench.form.reason')}
        rows={2}
        max={reasonMost}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}
