import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { AuthorizedPhotos } from '../../../../../../app/web/kit/authorized-photos.tsx'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { StateTag, type Tone } from '../../../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call, useWrite } from '../../../queries.ts'
import type { Exclusion } from '../follow-up/views.ts'

const reasons = ['unlawful', 'untrue', 'settled', 'beyond', 'malicious', 'double'] as const
const tones: Record<Exclusion['state'], Tone> = { asked: 'wait', granted: 'done', declined: 'rest', withdrawn: 'rest' }
const exclusionReads = [
  'GET /api/c/:community/exclusions',
  'GET /api/c/:community/requests/:id/exclusions',
  'GET /api/c/:community/rates',
]

/** How it stands. */
function ExclusionState({ state }: { state: Exclusion['state'] }) {
  const t = useWords('requests')
  return <StateTag tone={tones[state]}>{t(`workbench.exclusions.states.${state}`)}</StateTag>
}

/** One request for leaving out, with its evidence and what may be done with it. */
export function ExclusionFacts({ one }: { one: Exclusion }) {
  const t = useWords('requests')
  const [asked, setAsked] = useState<'review' | 'withdraw'>()
  const load = (file: string) =>
    call('GET /api/c/:community/exclusions/:id/files/:file', { params: { id: one.id, file } })
  return (
    <>
      <ExclusionState state={one.state} />
      <LabelList
        rows={[
          { label: t('workbench.exclusions.reason'), value: t(`words.exclusion.${one.reason}`) },
          { label: t('workbench.exclusions.why'), value: one.text },
          { label: t('workbench.exclusions.asked_by'), value: one.asked_by },
          ...(one.decided_at
            ? [{ label: t('workbench.exclusions.decided_by'), value: `${one.decided_by} ${one.decision_text}` }]
            : []),
        ]}
      />
      <AuthorizedPhotos
        of={`exclusion ${one.id}`}
        photos={one.files}
        label={t('workbench.exclusions.evidence')}
        pdf="PDF"
        load={load}
      />
      <div className={layout['acts']}>
        {(['review', 'withdraw'] as const)
          .filter((act) => one.can.includes(act))
          .map((act) => (
            <Button key={act} narrow kind={act === 'review' ? 'main' : 'quiet'} onClick={() => setAsked(act)}>
              {t(`workbench.exclusions.${act}.act`)}
            </Button>
          ))}
      </div>
      {asked === 'review' && <ReviewDialog one={one} onClose={() => setAsked(undefined)} />}
      {asked === 'withdraw' && <WithdrawDialog one={one} onClose={() => setAsked(undefined)} />}
    </>
  )
}

interface OfExclusion {
  one: Exclusion
  onClose: () => void
}

function short(path: string, value: string, least: number) {
  return [...value.trim()].length < least ? [{ path, code: 'required' }] : []
}

function ReviewDialog({ one, onClose }: OfExclusion) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.exclusions.review', onClose)
  const [word, setWord] = useState<'grant' | 'decline'>()
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/exclusions/:id/review', { refresh: exclusionReads, onSuccess: done })
  const act = () => {
    if (!form.setFields([...(word ? [] : [{ path: 'granted', code: 'required' }]), ...short('text', text, 2)])) return
    write.mutate(
      { params: { id: one.id }, body: { granted: word === 'grant', text: text.trim() } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={act} onClose={onClose}>
      <RadioCards
        name="granted"
        label={t('workbench.exclusions.review.word')}
        value={word}
        onChange={setWord}
        error={form.errors['granted']}
        options={(['grant', 'decline'] as const).map((value) => ({
          value,
          label: t(`workbench.exclusions.review.${value}`),
        }))}
      />
      <TextAreaField
        name="text"
        label={t('workbench.exclusions.review.text')}
        rows={3}
        max={300}
        value={text}
        onChange={setText}
        error={form.errors['text']}
      />
    </FormDialog>
  )
}

function WithdrawDialog({ one, onClose }: OfExclusion) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.exclusions.withdraw', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/exclusions/:id/withdraw', { refresh: exclusionReads, onSuccess: done })
  const act = () => {
    if (!form.setFields(short('reason', reason, 2))) return
    write.mutate({ params: { id: one.id }, body: { reason: reason.trim() } }, { onError: form.fail })
  }
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={act} onClose={onClose}>
      <TextAreaField
        name="reason"
        label={t('workbench.exclusions.why')}
        rows={3}
        max={300}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
    </FormDialog>
  )
}

/** Asks that a request be left out of the second figure, with a listed reason and evidence. */
export function AskExclusion({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.exclusions.ask', onClose)
  const [reason, setReason] = useState<(typeof reasons)[number]>()
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/requests/:id/exclusion', { refresh: exclusionReads, onSuccess: done })
  const act = () => {
    const missing = [
      ...(reason ? [] : [{ path: 'reason', code: 'required' }]),
      ...short('text', text, 10),
      ...(photos.length === 0 ? [{ path: 'file_ids', code: 'required' }] : []),
    ]
    if (!form.setFields(missing) || !reason) return
    const body = { reason, text: text.trim(), file_ids: photos.map((photo) => photo.id) }
    write.mutate({ params: { id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.exclusions.ask.help')}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="reason"
        label={t('workbench.exclusions.reason')}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
        options={reasons.map((value) => ({ value, label: t(`words.exclusion.${value}`) }))}
      />
      <TextAreaField
        name="text"
        label={t('workbench.exclusions.why')}
        rows={4}
        max={500}
        value={text}
        onChange={setText}
        error={form.errors['text']}
      />
      <PhotoInput
        name="file_ids"
        label={t('workbench.exclusions.evidence')}
        value={photos}
        onChange={setPhotos}
        error={form.errors['file_ids']}
        max={9}
      />
    </FormDialog>
  )
}
