import { useState } from 'react'
import { AreaPick } from '../../../../../app/web/kit/area-pick.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { instantOfField } from '../../components/local-time.ts'
import { BodyPick, type Picked } from '../../components/picks.tsx'
import { kinds, meetingReads } from '../../components/views.ts'
import { useWrite } from '../../queries.ts'

const start = { title: '', place_detail: '', starts_at: '', minutes: '90', call_reason: '', agenda: '', households: '' }

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const idOf = <Key extends string>(key: Key, one: Picked | null) => (one ? { [key]: one.id } : {})

/** Calls one meeting; who belongs to its body is asked by itself. */
export default function CallMeeting() {
  const t = useWords('deliberation')
  const go = useGo()
  const errors = useFormErrors(t, 'words.errors')
  const [kind, setKind] = useState<(typeof kinds)[number]>('bench')
  const [body, setBody] = useState<Picked | null>(null)
  const [area, setArea] = useState<Picked | null>(null)
  const [values, setValues] = useState(start)
  const set = (name: keyof typeof start) => (value: string) => setValues((old) => ({ ...old, [name]: value }))
  const write = useWrite('POST /api/c/:community/meetings', {
    refresh: meetingReads,
    onSuccess: (made) => go(`/meetings/${made.id}`),
  })
  const act = () => {
    const starts_at = instantOfField(values.starts_at)
    const title = values.title.trim() || t(`words.kind.${kind}`)
    const missing = [
      ...(values.place_detail.trim() ? [] : ['place_detail']),
      ...(starts_at ? [] : ['starts_at']),
      ...(kind === 'urgent' && !values.call_reason.trim() ? ['call_reason'] : []),
      ...(kind === 'body' && !body ? ['body_id'] : []),
    ]
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    write.mutate(
      {
        body: {
          kind,
          title,
          place_detail: values.place_detail,
          starts_at: starts_at ?? '',
          minutes: Number(values.minutes),
          call_reason: values.call_reason,
          agenda: linesOf(values.agenda).map((line) => ({ title: line })),
          ...idOf('body_id', body),
          ...idOf('area_id', area),
          ...(kind === 'representatives' && values.households ? { households: Number(values.households) } : {}),
        },
      },
      { onError: errors.fail },
    )
  }
  const field = (name: keyof typeof start) => ({
    name,
    label: t(`words.${name}`),
    value: values[name],
    onChange: set(name),
    error: errors.errors[name],
  })
  return (
    <PageFrame title={t('workbench.nav.call')} back="/meetings" backLabel={t('workbench.meetings.title')}>
      <Card>
        <Stack>
          <ErrorSummary form={errors} />
          <SelectField
            name="kind"
            label={t('words.kind_label')}
            short
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'bench')}
            options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
            hint={t(`words.kind_help.${kind}`)}
          />
          <BodyPick
            name="body_id"
            label={t('words.body')}
            hint={body ? undefined : t('words.body_hint')}
            optional={kind !== 'body'}
            value={body}
            onChange={setBody}
            error={errors.errors['body_id']}
          />
          <TextField {...field('title')} hint={t('words.title_hint')} optional />
          <AreaPick
            name="area_id"
            label={t('words.area')}
            none={t('words.no_area_found')}
            hint={t(body ? 'words.area_hint_body' : 'words.area_hint')}
            optional
            value={area}
            onChange={setArea}
            error={errors.errors['area_id']}
          />
          <TextField {...field('place_detail')} />
          <div className={layout['pair']}>
            <TextField {...field('starts_at')} type="datetime-local" short />
            <TextField {...field('minutes')} type="number" short />
          </div>
          {kind === 'representatives' && (
            <TextField {...field('households')} type="number" short optional hint={t('words.households_hint')} />
          )}
          <TextAreaField {...field('call_reason')} rows={2} optional={kind !== 'urgent'} />
          <TextAreaField {...field('agenda')} rows={4} optional hint={t('words.agenda_hint')} />
          <div className={layout['acts']}>
            <Button kind="main" busy={write.isPending} onClick={act}>
              {t('workbench.call.act')}
            </Button>
          </div>
        </Stack>
      </Card>
    </PageFrame>
  )
}
