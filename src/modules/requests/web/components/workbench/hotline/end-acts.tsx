import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useKeyHint, useShortcuts } from '../../../../../../app/web/kit/shortcuts.tsx'
import { TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { usePlace } from '../../../../../../app/web/place.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { fieldText, instantFrom } from '../team/moments.ts'
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
  const zone = usePlace()?.timeZone ?? 'Asia/Shanghai'
  const [proposed] = useState(() => (call.call_back_by === null ? '' : fieldText(call.call_back_by, zone)))
  const [back, setBack] = useState(proposed)
  const write = useWrite('POST /api/c/:community/calls/:id/end', { refresh: callReads, onSuccess: onEnded })
  const act = () => {
    const due = instantFrom(back, zone)
    if (end === 'to_call_back' && !due) return errors.setFields([{ path: 'due', code: 'required' }])
    const more = { informed: { enquiry }, to_call_back: back === proposed ? {} : { due } }
    const body = { outcome: end, note, ...(end === 'informed' || end === 'to_call_back' ? more[end] : {}) }
    return write.mutate({ params: { id: call.id }, body }, { onError: errors.fail })
  }
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
      {end === 'to_call_back' && (
        <TextField
          name="due"
          label={t('workbench.hotline.back_at')}
          hint={t('workbench.hotline.back_at_hint')}
          type="datetime-local"
          short
          value={back}
          onChange={setBack}
          error={errors.errors['due']}
        />
      )}
    </FormDialog>
  )
}
