import { useState } from 'react'
import { community } from '../../../../../app/web/boot.ts'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { type Consent, consentsRead } from '../views.ts'

const kinds = ['paper', 'voice', 'in_person'] as const
const ties = ['parent', 'grandparent', 'sibling', 'other'] as const

interface GiveConsentProps {
  id: string
  consent: Consent
  /** Under fourteen: the guardian speaks. */
  child: boolean
  onClose: () => void
}

/** Notes at the counter that somebody agreed to one use of their data, and how that is known. */
export function GiveConsent({ id, consent, child, onClose }: GiveConsentProps) {
  const t = useWords('privacy')
  const { form, done, words } = useAct(t, 'workbench.acts.give', onClose)
  const [evidence, setEvidence] = useState<(typeof kinds)[number]>('paper')
  const [note, setNote] = useState('')
  const [name, setName] = useState('')
  const [tie, setTie] = useState<(typeof ties)[number]>('parent')
  const write = useWrite('POST /api/c/:community/people/:id/consents', { refresh: [consentsRead], onSuccess: done })
  const { purpose, notice, sensitive } = consent
  if (!notice) return null
  const go = () => {
    const missing = child && name.trim() === '' ? [{ path: 'guardian.name', code: 'required' }] : []
    if (!form.setFields(missing)) return
    const guardian = child ? { name: name.trim(), tie } : null
    const body = { purpose, notice_id: notice.id, evidence, evidence_note: note, guardian }
    write.mutate({ params: { id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t(`words.purposes.${purpose}.about`)}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <p>
        {t(sensitive ? 'workbench.acts.give.say_sensitive' : 'workbench.acts.give.say')}{' '}
        <a href={`/p/${community().key}/privacy/${notice.id}`} target="_blank" rel="noreferrer">
          {notice.title}
        </a>
      </p>
      <RadioCards
        name="evidence"
        label={t('workbench.acts.give.evidence')}
        value={evidence}
        onChange={setEvidence}
        options={kinds.map((value) => ({ value, label: t(`words.evidence.${value}`) }))}
      />
      <TextField
        name="evidence_note"
        label={t('workbench.acts.give.note')}
        hint={t('workbench.acts.give.note_hint')}
        optional
        maxLength={200}
        value={note}
        onChange={setNote}
        error={form.errors['evidence_note']}
      />
      {child && (
        <>
          <TextField
            name="guardian.name"
            label={t('workbench.acts.give.guardian')}
            value={name}
            onChange={setName}
            error={form.errors['guardian.name']}
          />
          <SelectField
            name="guardian.tie"
            label={t('workbench.acts.give.tie')}
            value={tie}
            onChange={(value) => setTie(value as typeof tie)}
            options={ties.map((value) => ({ value, label: t(`words.ties.${value}`) }))}
          />
        </>
      )}
    </FormDialog>
  )
}
