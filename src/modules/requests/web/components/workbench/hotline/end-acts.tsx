import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import styles from './hotline.module.css'
import { type CurrentCall, callReads, type Outcome } from './views.ts'

const enquiries = ['progress', 'papers', 'benefits', 'contacts', 'activities', 'other'] as const
type Enquiry = (typeof enquiries)[number]
type End = Exclude<Outcome, 'filed' | 'added'>
const endKeys: Partial<Record<End, string>> = { informed: 'Ctrl+i', to_call_back: 'Ctrl+b' }

interface EndActsProps {
  call: CurrentCall
  onEnded: (call: CurrentCall) => void
}

/** Ends without a request: told at once, to be called back, not reached, cut off. */
export function EndActs({ call, onEnded }: EndActsProps) {
  const t = useWords('requests')
  const [ending, setEnding] = useState<End | null>(null)
  const ends: End[] = ['informed', ...(call.phone === null ? [] : (['to_call_back'] as const))]
  if (call.kind === 'out') ends.push('unreached')
  ends.push('dropped')
  const keyed = ends.flatMap((end) => (endKeys[end] ? [{ end, keys: endKeys[end] }] : []))
  useShortcuts(
    keyed.map(({ end, keys }) => ({
      id: `hotline.${end}`,
      keys,
      label: t(`workbench.hotline.end.${end}`),
      run: () => setEnding(end),
    })),
  )
  return (
    <div className={styles.acts}>
      {ends.map((end) => (
        <EndButton key={end} end={end} onChoose={() => setEnding(end)} />
      ))}
      {ending && <EndDialog call={call} end={ending} onEnded={onEnded} onClose={() => setEnding(null)} />}
    </div>
  )
}

function EndButton({ end, onChoose }: { end: End; onChoose: () => void }) {
  const t = useWords('requests')
  const hint = useKeyHint(`hotline.${end}`, endKeys[end])
  return (
    <Button onClick={onChoose} {...hint}>
      {t(`workbench.hotline.end.${end}`)}
    </Button>
  )
}

function EndDialog({ call, end, onEnded, onClose }: EndActsProps & { end: End; onClose: () => void }) {
  const t = useWords('requests')
  const errors = useFormErrors(t, 'workbench.hotline.errors')
  const [enquiry, setEnquiry] = useState<Enquiry>('progress')
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/calls/:id/end', { refresh: callReads, onSuccess: onEnded })
  const act = () =>
    write.mutate(
      { params: { id: call.id }, body: { outcome: end, note, ...(end === 'informed' ? { enquiry } : {}) } },
      { onError: errors.fail },
    )
  return (
    <FormDialog
      title={t(`workbench.hotline.end.${end}`)}
      act={t('workbench.hotline.end_act')}
      help={t(`workbench.hotline.end_help.${end}`)}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      {end === 'informed' && (
        <RadioCards
          name="enquiry"
          label={t('workbench.hotline.enquiry_label')}
          value={enquiry}
          onChange={setEnquiry}
          pairs
          options={enquiries.map((value) => ({ value, label: t(`workbench.hotline.enquiry.${value}`) }))}
        />
      )}
      <TextAreaField
        name="note"
        label={t('workbench.hotline.note')}
        optional
        value={note}
        onChange={setNote}
        rows={2}
        max={500}
        error={errors.errors['note']}
      />
    </FormDialog>
  )
}
