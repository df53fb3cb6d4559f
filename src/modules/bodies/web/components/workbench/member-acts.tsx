import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { offices } from '../../../contract/kinds.ts'
import { useWrite } from '../../queries.ts'
import { openPeriod, PeriodFields, periodBody } from './period.tsx'
import { type Named, PickPerson } from './pick.tsx'
import { refresh } from './refresh.ts'
import type { BodyView, Member, Office } from './views.ts'

const empty = { outside: '', unit: '', title: '', phone: '', office: 'member' as Office, public: false }

/** Adds a member: a person of the register, or somebody from outside. */
export function AddMember({ body, onClose }: { body: BodyView; onClose: () => void }) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.add_member', onClose)
  const [from, setFrom] = useState<'register' | 'outside'>('register')
  const [person, setPerson] = useState<Named | null>(null)
  const [draft, setDraft] = useState(empty)
  const [period, setPeriod] = useState(openPeriod)
  const set = (patch: Partial<typeof empty>) => setDraft((before) => ({ ...before, ...patch }))
  const write = useWrite('POST /api/c/:community/bodies/:id/members', { refresh, onSuccess: done })
  const go = () => {
    if (from === 'register' && !person) return form.setFields([{ path: 'person_id', code: 'required' }])
    const who = from === 'register' ? { person_id: person?.id } : { outside_name: draft.outside }
    const told = { unit: draft.unit.trim() || null, title: draft.title.trim() || null }
    const shown = { public: draft.public, public_phone: draft.phone.trim() || null }
    return write.mutate(
      { params: { id: body.id }, body: { ...who, ...told, ...shown, office: draft.office, ...periodBody(period) } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <RadioCards
        name="member_from"
        label={t('workbench.member.from')}
        value={from}
        onChange={setFrom}
        pairs
        options={(['register', 'outside'] as const).map((value) => ({ value, label: t(`workbench.member.${value}`) }))}
      />
      {from === 'register' ? (
        <PickPerson
          name="person_id"
          label={t('words.person')}
          value={person}
          onChange={setPerson}
          error={form.errors['person_id']}
        />
      ) : (
        <div className={layout.pair}>
          <TextField
            name="outside_name"
            label={t('words.person')}
            value={draft.outside}
            onChange={(outside) => set({ outside })}
            error={form.errors['outside_name']}
          />
          <TextField
            name="unit"
            label={t('words.unit')}
            optional
            value={draft.unit}
            onChange={(unit) => set({ unit })}
            error={form.errors.unit}
          />
        </div>
      )}
      <div className={layout.pair}>
        <SelectField
          name="office"
          label={t('words.office')}
          value={draft.office}
          onChange={(office) => set({ office: office as Office })}
          options={offices.map((value) => ({ value, label: t(`words.offices.${value}`) }))}
        />
        <TextField
          name="title"
          label={t('words.title')}
          hint={t('workbench.member.title_hint')}
          optional
          value={draft.title}
          onChange={(title) => set({ title })}
          error={form.errors.title}
        />
      </div>
      <PeriodFields value={period} onChange={setPeriod} errors={form.errors} />
      <CheckCards
        name="public"
        label={t('words.public')}
        optional
        value={draft.public ? ['yes'] : []}
        onChange={(chosen) => set({ public: chosen.length > 0 })}
        options={[{ value: 'yes', label: t('workbench.member.public'), hint: t('workbench.member.public_hint') }]}
      />
      {draft.public && (
        <TextField
          name="public_phone"
          label={t('words.public_phone')}
          hint={t('workbench.member.phone_hint')}
          optional
          short
          type="tel"
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          error={form.errors['public_phone']}
        />
      )}
    </FormDialog>
  )
}

/** A member leaves. */
export function EndMember({ body, member, onClose }: { body: BodyView; member: Member; onClose: () => void }) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.end_member', onClose)
  const [until, setUntil] = useState('')
  const write = useWrite('POST /api/c/:community/bodies/:id/members/:member/end', { refresh, onSuccess: done })
  const go = () =>
    write.mutate({ params: { id: body.id, member: member.id }, body: until ? { until } : {} }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.end_member.help', { name: member.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <UntilField value={until} onChange={setUntil} error={form.errors.until} />
    </FormDialog>
  )
}

/** The last day of something that ends; empty for today. */
export function UntilField(props: { value: string; onChange: (day: string) => void; error?: string }) {
  const t = useWords('bodies')
  return (
    <TextField
      name="until"
      label={t('workbench.period.last')}
      hint={t('workbench.period.last_hint')}
      optional
      short
      type="date"
      {...props}
    />
  )
}
