import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type call, useReadPages, useWrite } from '../../queries.ts'

const listRoute = 'GET /api/c/:community/recoveries'
const tones = { open: 'need', confirmed: 'done', expired: 'late', withdrawn: 'rest' } as const

type Recovery = Awaited<ReturnType<typeof call<typeof listRoute>>>['items'][number]
type Act = { which: 'confirm' | 'withdraw'; row: Recovery }

function useColumns(onAct: (act: Act) => void): Column<Recovery>[] {
  const t = useWords('access')
  const dates = useDates()
  return [
    {
      key: 'person',
      head: t('workbench.recoveries.person'),
      cell: (row) => (
        <>
          <Link to={`/people/${row.person.id}`}>{row.person.name}</Link>
          <Under>
            {t('workbench.recoveries.phones_value', {
              old: row.old_phone_masked ?? t('workbench.recoveries.no_phone'),
              new: row.new_phone_masked,
            })}
          </Under>
        </>
      ),
    },
    {
      key: 'document',
      head: t('workbench.recoveries.document'),
      cell: (row) => (
        <>
          {t(`workbench.recoveries.documents.${row.document}`)}
          {row.note && <Under>{row.note}</Under>}
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.recoveries.state'),
      cell: (row) => (
        <>
          <StateTag tone={tones[row.state]}>{t(`workbench.recoveries.states.${row.state}`)}</StateTag>
          <Under>{t('workbench.recoveries.opened', { name: row.opened_by, time: dates.full(row.opened_at) })}</Under>
          {row.confirmed_at && (
            <Under>
              {t('workbench.recoveries.confirmed', { name: row.confirmed_by, time: dates.full(row.confirmed_at) })}
            </Under>
          )}
        </>
      ),
    },
    {
      key: 'acts',
      head: t('workbench.recoveries.acts'),
      cell: (row) => (
        <span className={layout.acts}>
          {row.can.map((which) => (
            <Button
              key={which}
              aria-label={t(`workbench.recoveries.${which}_named`, { name: row.person.name })}
              onClick={() => onAct({ which, row })}
            >
              {t(`workbench.recoveries.${which}`)}
            </Button>
          ))}
        </span>
      ),
    },
  ]
}

function Confirm({ row, onClose }: { row: Recovery; onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.recoveries.errors')
  const [code, setCode] = useState('')
  const confirm = useWrite('POST /api/c/:community/recoveries/:id/confirm', {
    refresh: [listRoute],
    onSuccess: () => {
      toast(t('workbench.recoveries.confirmed_done'))
      onClose()
    },
  })
  const act = () => {
    if (!form.setFields(code.trim().length >= 4 ? [] : [{ path: 'code', code: 'required' }])) return
    confirm.mutate({ params: { id: row.id }, body: { code } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.recoveries.confirm_title', { name: row.person.name })}
      act={t('workbench.recoveries.confirm')}
      help={t('workbench.recoveries.confirm_help')}
      form={form}
      busy={confirm.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="code"
        label={t('workbench.recoveries.code')}
        short
        value={code}
        onChange={setCode}
        error={form.errors['code']}
      />
    </FormDialog>
  )
}

function Withdraw({ row, onClose }: { row: Recovery; onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const withdraw = useWrite('POST /api/c/:community/recoveries/:id/withdraw', {
    refresh: [listRoute],
    onSuccess: () => {
      toast(t('workbench.recoveries.withdrawn_done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.recoveries.withdraw_title', { name: row.person.name })}
      confirm={t('workbench.recoveries.withdraw')}
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate({ params: { id: row.id } })}
      onClose={onClose}
    >
      {withdraw.error && <ErrorState problem={withdraw.error} part />}
    </ConfirmDialog>
  )
}

/** Recoveries at the counter: what waits for a second member of staff, and what was done. */
export default function RecoveriesPage() {
  const t = useWords('access')
  const list = useReadPages(listRoute)
  const [act, setAct] = useState<Act | null>(null)
  const columns = useColumns(setAct)
  const close = () => setAct(null)
  return (
    <PageFrame title={t('workbench.nav.recoveries')} intro={t('workbench.recoveries.intro')}>
      <Stack>
        <RecordPages
          pages={list}
          caption={t('workbench.nav.recoveries')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <TeaTable />,
            title: t('workbench.recoveries.none'),
            help: t('workbench.recoveries.none_help'),
          }}
        />
      </Stack>
      {act?.which === 'confirm' && <Confirm row={act.row} onClose={close} />}
      {act?.which === 'withdraw' && <Withdraw row={act.row} onClose={close} />}
    </PageFrame>
  )
}
