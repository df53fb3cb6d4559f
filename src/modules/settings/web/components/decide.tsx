import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiProblem } from '../../../../app/web/api-problem.ts'
import { useAct } from '../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { call, useWrite } from '../queries.ts'
import { Preview } from './preview.tsx'
import { useSettingWords } from './value-words.ts'
import { type Preview as PreviewView, refresh, type Wanted } from './views.ts'

const reasonMost = 200

interface DecideProps {
  wanted: Wanted
  onDone?: () => void
  onClose: () => void
}

/** Settings by the names the history gives them. */
function named({ days = [], ...rest }: Wanted): [string, unknown][] {
  return [
    ...Object.entries(rest).filter(([, value]) => value !== undefined),
    ...days.map(({ day, kind, note }) => [`day.${day}`, kind === null ? null : { kind, note }] as [string, unknown]),
  ]
}

/** Tries wanted rules, shows what they would do, and puts them in force with a reason. */
export function Decide({ wanted, onDone, onClose }: DecideProps) {
  const t = useWords('settings')
  const { nameOf, sayValue } = useSettingWords()
  const { form, done, words } = useAct(t, 'workbench.decide', onClose)
  const [reason, setReason] = useState('')
  const [deadlines, setDeadlines] = useState<'move' | 'keep'>('keep')
  const preview = useQuery<PreviewView, ApiProblem>({
    queryKey: ['POST /api/c/:community/settings/rules/preview', wanted],
    queryFn: () => call('POST /api/c/:community/settings/rules/preview', { body: wanted }),
  })
  const write = useWrite('PATCH /api/c/:community/settings/rules', {
    refresh,
    onSuccess: () => {
      onDone?.()
      done()
    },
  })
  const moves = (preview.data?.deadlines.moved ?? 0) > 0
  return (
    <FormDialog
      {...words}
      wide
      form={form}
      busy={write.isPending}
      onAct={() =>
        write.mutate({ body: { ...wanted, reason, deadlines: moves ? deadlines : 'keep' } }, { onError: form.fail })
      }
      onClose={onClose}
    >
      <ul>
        {named(wanted).map(([name, value]) => (
          <li key={name}>
            {nameOf(name)}
            {t('workbench.colon')}
            {sayValue(name, value)}
          </li>
        ))}
      </ul>
      <QueryView query={preview} part>
        {(data) => <Preview preview={data} wanted={wanted} />}
      </QueryView>
      {moves && (
        <RadioCards
          name="deadlines"
          label={t('workbench.decide.deadlines')}
          hint={t('workbench.decide.deadlines_hint')}
          value={deadlines}
          onChange={setDeadlines}
          options={(['keep', 'move'] as const).map((value) => ({ value, label: t(`workbench.decide.${value}`) }))}
        />
      )}
      <TextAreaField
        name="reason"
        label={t('workbench.decide.reason')}
        hint={t(moves && deadlines === 'move' ? 'workbench.decide.reason_told' : 'workbench.decide.reason_hint')}
        value={reason}
        onChange={setReason}
        rows={2}
        max={reasonMost}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
