import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Errand } from './views.ts'

export type ErrandAct = 'hand' | 'give_back' | 'report' | 'close' | 'revoke' | 'consent' | 'decline'
export const errandActs: readonly ErrandAct[] = ['consent', 'hand', 'give_back', 'report', 'close', 'revoke', 'decline']

/** What both see of an errand: who, what, until when, what was agreed, where the papers are. */
export function ErrandFacts({ errand }: { errand: Errand }) {
  const t = useWords('counters')
  const dates = useDates()
  const agreed = errand.consent.at ? dates.full(errand.consent.at) : t('words.not_agreed')
  return (
    <>
      <LabelList
        rows={[
          { label: t('words.errand_for'), value: errand.person?.name },
          {
            label: t('words.errand_by'),
            value: errand.member && `${errand.member.name} · ${t(`words.member.${errand.member_kind}`)}`,
          },
          { label: t('words.scope'), value: errand.scope },
          { label: t('words.until'), value: dates.day(errand.until_day) },
          {
            label: t('words.consent_label'),
            value: [t(`words.consent.${errand.consent.kind}`), agreed, errand.consent.note].filter(Boolean).join(' · '),
          },
          ...(errand.report ? [{ label: t('words.report'), value: errand.report }] : []),
          ...(errand.end_text ? [{ label: t('words.end_text'), value: errand.end_text }] : []),
        ]}
      />
      <blockquote className={layout.text}>{errand.consent.text}</blockquote>
      {errand.papers.length > 0 && (
        <ul aria-label={t('words.papers_handed')}>
          {errand.papers.map((one) => (
            <li key={one.id}>
              {t(one.returned_at ? 'words.paper_back' : 'words.paper_out', {
                name: one.name,
                handed: dates.short(one.handed_at),
                back: one.returned_at ? dates.short(one.returned_at) : '',
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export type ErrandBody =
  | { act: 'hand'; names: string[] }
  | { act: 'give_back'; ids: string[] }
  | { act: 'report' | 'close'; text: string }
  | { act: 'revoke' | 'decline'; reason: string }
  | { act: 'consent' }

interface ErrandDialogProps {
  errand: Errand
  act: ErrandAct
  busy: boolean
  onAct: (body: ErrandBody, fail: (error: unknown) => void) => void
  onClose: () => void
}

function bodyOf(act: ErrandAct, text: string, ids: string[]): ErrandBody {
  if (act === 'consent') return { act }
  if (act === 'give_back') return { act, ids }
  if (act === 'hand') return { act, names: text.split(/[\n、,，]/).flatMap((name) => name.trim() || []) }
  return act === 'report' || act === 'close' ? { act, text: text.trim() } : { act, reason: text.trim() }
}

/** One act on an errand, whoever does it. */
export function ErrandDialog({ errand, act, busy, onAct, onClose }: ErrandDialogProps) {
  const t = useWords('counters')
  const field = act === 'hand' ? 'names' : act === 'report' || act === 'close' ? 'text' : 'reason'
  const errors = useFormErrors(t, 'words.errors', {
    [field]: t(`words.errand_act.${act}.text`),
    ids: t('words.papers_handed'),
  })
  const [text, setText] = useState('')
  const out = errand.papers.filter((one) => one.returned_at === null)
  const [ids, setIds] = useState(out.map((one) => one.id))
  const send = () => {
    const least = act === 'report' ? 4 : act === 'hand' ? 1 : 2
    const short = act !== 'consent' && act !== 'give_back' && [...text.trim()].length < least
    const missing = [
      ...(short ? [{ path: field, code: 'required' }] : []),
      ...(act === 'give_back' && ids.length === 0 ? [{ path: 'ids', code: 'required' }] : []),
    ]
    if (errors.setFields(missing)) onAct(bodyOf(act, text, ids), errors.fail)
  }
  return (
    <FormDialog
      title={t(`words.errand_act.${act}.title`)}
      act={t(`words.errand_act.${act}.act`)}
      help={act === 'consent' ? errand.consent.text : undefined}
      form={errors}
      busy={busy}
      onAct={send}
      onClose={onClose}
    >
      {act === 'give_back' && (
        <CheckCards
          name="ids"
          label={t('words.papers_handed')}
          value={ids}
          onChange={setIds}
          options={out.map((one) => ({ value: one.id, label: one.name }))}
          error={errors.errors['ids']}
        />
      )}
      {act !== 'consent' && act !== 'give_back' && (
        <TextAreaField
          name={field}
          label={t(`words.errand_act.${act}.text`)}
          rows={3}
          value={text}
          onChange={setText}
          error={errors.errors[field]}
        />
      )}
    </FormDialog>
  )
}
