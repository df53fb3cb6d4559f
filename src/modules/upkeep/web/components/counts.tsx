import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { useAct } from '../../../../app/web/kit/act.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { RecordTable } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import type { CountCheck } from './views.ts'

/** Whether the counters agreed with a recount, what differs, and counting anew. */
export function Counts({ counts }: { counts: CountCheck[] }) {
  const t = useWords('upkeep')
  const [anew, setAnew] = useState(false)
  return (
    <Card title={t('workbench.counts.title')}>
      {counts.length === 0 && <p>{t('workbench.counts.never')}</p>}
      {counts.map((check) => (
        <Check key={check.name} check={check} onAnew={() => setAnew(true)} />
      ))}
      {anew && <CountAnew onClose={() => setAnew(false)} />}
    </Card>
  )
}

function Check({ check, onAnew }: { check: CountCheck; onAnew: () => void }) {
  const t = useWords('upkeep')
  const dates = useDates()
  const differ = check.differences > 0
  return (
    <>
      <p>
        {t(`workbench.counts.names.${check.name}`)}{' '}
        <StateTag tone={differ ? 'late' : 'done'}>
          {differ ? t('workbench.counts.differ', { count: check.differences }) : t('workbench.counts.agree')}
        </StateTag>{' '}
        {t('workbench.counts.checked', { time: dates.full(check.checked_at) })}
      </p>
      {check.since && <p>{t('workbench.counts.since', { time: dates.full(check.since) })}</p>}
      {differ && (
        <RecordTable
          caption={t('workbench.counts.caption')}
          rows={check.examples}
          keyOf={(row) => row.key}
          columns={[
            { key: 'key', head: t('workbench.counts.key'), cell: (row) => row.key },
            {
              key: 'numbers',
              head: t('workbench.counts.numbers'),
              cell: ({ kept, counted }) => t('workbench.counts.says', { kept, counted }),
              narrow: true,
            },
          ]}
        />
      )}
      {check.can.includes('count_anew') && <Button onClick={onAnew}>{t('workbench.anew.open')}</Button>}
    </>
  )
}

function CountAnew({ onClose }: { onClose: () => void }) {
  const t = useWords('upkeep')
  const { form, done, words } = useAct(t, 'workbench.anew', onClose)
  const write = useWrite('POST /api/c/:community/upkeep/counts/anew', {
    refresh: ['GET /api/c/:community/upkeep'],
    onSuccess: done,
  })
  return (
    <FormDialog
      {...words}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ body: {} }, { onError: form.fail })}
      onClose={onClose}
    >
      <p>{t('workbench.anew.say')}</p>
    </FormDialog>
  )
}
