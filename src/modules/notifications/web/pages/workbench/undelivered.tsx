import { useState } from 'react'
import { MagpieOnLine } from '../../../../../app/web/art/magpie-on-line.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import type { Column } from '../../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Undelivered } from '../../components/views.ts'
import { useReadPages, useWrite } from '../../queries.ts'

const read = 'GET /api/c/:community/undelivered'
const howMost = 200

function Settle({ one, onClose }: { one: Undelivered; onClose: () => void }) {
  const t = useWords('notifications')
  const toast = useToast()
  const form = useFormErrors(t, 'words.errors')
  const [how, setHow] = useState('')
  const write = useWrite('POST /api/c/:community/undelivered/:id/settle', {
    refresh: [read],
    onSuccess: () => {
      toast(t('workbench.settled'))
      onClose()
    },
  })
  const act = () => {
    if (!form.setFields([...how.trim()].length < 2 ? [{ path: 'how', code: 'required' }] : [])) return
    write.mutate({ params: { id: one.id }, body: { how: how.trim() } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.settle')}
      act={t('workbench.settle')}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="how"
        label={t('workbench.how')}
        value={how}
        onChange={setHow}
        maxLength={howMost}
        error={form.errors['how']}
      />
    </FormDialog>
  )
}

function Things({ one }: { one: Undelivered }) {
  return one.things.map((thing) => (
    <div key={`${thing.id} ${thing.text}`}>
      {thing.to ? <Link to={thing.to}>{thing.number}</Link> : thing.number} {thing.text}
    </div>
  ))
}

/** 没能送达: whom neither e-mail nor short message reached. */
export default function UndeliveredPage() {
  const t = useWords('notifications')
  const dates = useDates()
  const list = useReadPages(read, { query: {} })
  const [asked, setAsked] = useState<Undelivered | null>(null)
  const columns: Column<Undelivered>[] = [
    { key: 'what', head: t('workbench.what'), wide: true, cell: (one) => <Things one={one} /> },
    { key: 'when', head: t('workbench.when'), cell: (one) => dates.full(one.at) },
    { key: 'why', head: t('workbench.why'), cell: (one) => (one.why ? t(`workbench.whys.${one.why}`) : '') },
    {
      key: 'act',
      head: t('workbench.told'),
      cell: (one) => <Button onClick={() => setAsked(one)}>{t('workbench.settle')}</Button>,
      phone: 'end',
    },
  ]
  return (
    <PageFrame title={t('workbench.undelivered')} intro={t('workbench.undelivered_intro')} back="/inbox">
      <Stack>
        <RecordPages
          pages={list}
          caption={t('workbench.undelivered')}
          columns={columns}
          keyOf={(one) => one.id}
          none={{
            drawing: <MagpieOnLine />,
            title: t('workbench.undelivered_none'),
            help: t('workbench.undelivered_help'),
          }}
        />
      </Stack>
      {asked && <Settle one={asked} onClose={() => setAsked(null)} />}
    </PageFrame>
  )
}
