import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { NothingYet } from '../../../../../app/web/kit/nothing-yet.tsx'
import { PageForm } from '../../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type Matter, matterReads } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const kinds = ['medical', 'social_insurance', 'allowance', 'elder', 'property', 'papers', 'other'] as const
const doers = ['community_secretary', 'deputy_secretary', 'community_worker', 'counter_clerk', 'grid_worker'] as const

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** One a line; what stands after the colon is the second part. */
function halves(text: string): [string, string][] {
  return lines(text).map((line) => {
    const at = line.search(/[：:]/)
    return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
  })
}
const joined = (one: string, other: string) => (other ? `${one}：${other}` : one)

function draftOf(matter: Matter | undefined) {
  return {
    code: matter?.code ?? '',
    kind: matter?.kind ?? ('other' as (typeof kinds)[number]),
    name: matter?.name ?? '',
    summary: matter?.summary ?? '',
    papers: (matter?.papers ?? []).map((one) => joined(one.name, one.note)).join('\n'),
    steps: (matter?.steps ?? []).join('\n'),
    place: matter?.place ?? '',
    days: String(matter?.working_days ?? 1),
    doers: matter?.doers ?? [...doers.slice(2, 4)],
    choices: (matter?.choices ?? []).map((one) => joined(one.text, one.instead)).join('\n'),
    note: matter?.note ?? '',
  }
}

function bodyOf(draft: Draft) {
  const { kind, name, summary, steps, place, note } = draft
  return {
    kind,
    name: name.trim(),
    summary: summary.trim(),
    papers: halves(draft.papers).map(([paper, hint]) => ({ name: paper, note: hint })),
    steps: lines(steps),
    place: place.trim(),
    working_days: Number(draft.days),
    doers: draft.doers,
    choices: halves(draft.choices).map(([text, instead]) => ({ text, instead })),
    note: note.trim(),
  }
}

type Draft = ReturnType<typeof draftOf>

interface FieldsProps {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  errors: Record<string, string>
  fresh: boolean
}

function Fields({ draft, change, errors, fresh }: FieldsProps) {
  const t = useWords('counters')
  const label = (key: string) => t(`workbench.matters.fields.${key}`)
  const area = (name: 'papers' | 'steps' | 'choices' | 'summary' | 'note', rows: number) => (
    <TextAreaField
      name={name}
      label={label(name)}
      hint={['papers', 'steps', 'choices'].includes(name) ? t(`workbench.matters.hints.${name}`) : undefined}
      optional
      rows={rows}
      value={draft[name]}
      onChange={(text) => change({ [name]: text })}
      error={errors[name]}
    />
  )
  return (
    <Card>
      <Stack>
        {fresh && (
          <TextField
            name="code"
            label={label('code')}
            hint={t('workbench.matters.hints.code')}
            short
            value={draft.code}
            onChange={(code) => change({ code })}
            error={errors['code']}
          />
        )}
        <TextField
          name="name"
          label={label('name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errors['name']}
        />
        <div className={layout['pair']}>
          <SelectField
            name="kind"
            label={t('words.kind_label')}
            value={draft.kind}
            onChange={(value) => change({ kind: kinds.find((one) => one === value) ?? 'other' })}
            options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
          />
          <TextField
            name="working_days"
            type="number"
            short
            label={label('working_days')}
            value={draft.days}
            onChange={(days) => change({ days })}
            error={errors['working_days']}
          />
        </div>
        {area('summary', 2)}
        {area('papers', 4)}
        {area('steps', 4)}
        <TextField
          name="place"
          label={t('words.place')}
          optional
          value={draft.place}
          onChange={(place) => change({ place })}
        />
        <CheckCards
          name="doers"
          label={label('doers')}
          pairs
          value={draft.doers}
          onChange={(chosen) => change({ doers: chosen })}
          options={doers.map((value) => ({ value, label: t(`words.doer.${value}`) }))}
          error={errors['doers']}
        />
        {area('choices', 3)}
        {area('note', 2)}
      </Stack>
    </Card>
  )
}

function Editor({ matter }: { matter?: Matter }) {
  const t = useWords('counters')
  const go = useGo()
  const toast = useToast()
  const label = (key: string) => t(`workbench.matters.fields.${key}`)
  const labels = Object.fromEntries(
    ['code', 'name', 'working_days', 'doers', 'papers', 'steps', 'choices'].map((key) => [key, label(key)]),
  )
  const errors = useFormErrors(t, 'words.errors', labels)
  const [draft, setDraft] = useState(() => draftOf(matter))
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const onSuccess = () => {
    toast(t('workbench.matters.saved'))
    go('/counter-matters')
  }
  const saved = { refresh: matterReads, onSuccess }
  const add = useWrite('POST /api/c/:community/counter-matters', saved)
  const revise = useWrite('POST /api/c/:community/counter-matters/:code', saved)
  const retire = useWrite('POST /api/c/:community/counter-matters/:code/retire', saved)
  const send = () => {
    const days = Number(draft.days)
    const missing = [
      ...(matter || /^[a-z][a-z0-9_]{1,29}$/.test(draft.code) ? [] : [{ path: 'code', code: 'invalid' }]),
      ...([...draft.name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : []),
      ...(Number.isInteger(days) && days >= 0 && days <= 365 ? [] : [{ path: 'working_days', code: 'invalid' }]),
      ...(draft.doers.length > 0 ? [] : [{ path: 'doers', code: 'required' }]),
    ]
    if (!errors.setFields(missing)) return
    const body = bodyOf(draft)
    if (matter)
      revise.mutate(
        { params: { code: matter.code }, body: { ...body, revision: matter.revision } },
        { onError: errors.fail },
      )
    else add.mutate({ body: { ...body, code: draft.code } }, { onError: errors.fail })
  }
  return (
    <PageForm form={errors} onSend={send}>
      <Fields draft={draft} change={change} errors={errors.errors} fresh={!matter} />
      <div className={layout['acts']}>
        <Button kind="main" type="submit" narrow busy={add.isPending || revise.isPending}>
          {t('workbench.matters.save')}
        </Button>
        {matter && (
          <Button
            busy={retire.isPending}
            onClick={() =>
              retire.mutate(
                { params: { code: matter.code }, body: { retired: !matter.retired } },
                { onError: errors.fail },
              )
            }
          >
            {t(matter.retired ? 'workbench.matters.restore' : 'workbench.matters.retire')}
          </Button>
        )}
      </div>
    </PageForm>
  )
}

function Versions({ versions }: { versions: Matter[] }) {
  const t = useWords('counters')
  const dates = useDates()
  return (
    <Card title={t('workbench.matters.versions')}>
      {versions.length === 0 && <NothingYet />}
      <ul className={layout.list}>
        {versions.map((one) => (
          <li key={one.revision}>
            {t('workbench.matters.version', {
              revision: one.revision,
              day: dates.day(one.since),
              name: one.name,
              papers: one.papers.length,
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Shown({ matter, versions }: { matter: Matter; versions: Matter[] }) {
  const may = useMay()
  const t = useWords('counters')
  return (
    <Stack>
      {may('counters.manage') ? (
        <Editor key={matter.revision} matter={matter} />
      ) : (
        <Card title={matter.name}>
          <p className={layout.text}>{matter.summary}</p>
          <p className={layout.text}>{matter.papers.map((one) => joined(one.name, one.note)).join('\n')}</p>
          <p className={layout.quiet}>{t('workbench.matters.not_yours')}</p>
        </Card>
      )}
      <Versions versions={versions} />
    </Stack>
  )
}

/** A matter as it is edited, with the versions it had. `new` begins one. */
export default function MatterPage({ params }: PageProps<'code'>) {
  const t = useWords('counters')
  const fresh = params.code === 'new'
  const found = useRead(
    'GET /api/c/:community/counter-matters/:code',
    { params: { code: params.code } },
    { enabled: !fresh },
  )
  return (
    <PageFrame
      title={fresh ? t('workbench.matters.add') : (found.data?.matter.name ?? t('workbench.matters.title'))}
      back="/counter-matters"
      backLabel={t('workbench.matters.title')}
    >
      {fresh ? <Editor /> : <QueryView query={found}>{(data) => <Shown {...data} />}</QueryView>}
    </PageFrame>
  )
}
