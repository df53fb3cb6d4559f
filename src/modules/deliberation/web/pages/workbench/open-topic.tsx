import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { BodyPick, type Picked } from '../../components/picks.tsx'
import { type OptionDraft, OptionFields, optionsOf } from '../../components/topics/option-fields.tsx'
import { PlacePick } from '../../components/topics/place-pick.tsx'
import { topicReads } from '../../components/topics/views.ts'
import { requests, useRead, useWrite } from '../../queries.ts'

const who = ['area', 'owners', 'members'] as const
interface Begun {
  title: string
  facts: string
  place: Picked | null
  request?: { id: string; number: string }
  suggestion?: string
}

const titleMost = 80

type YesNo = 'yes' | 'no'

interface HearingProps {
  open: YesNo
  onOpen: (open: YesNo) => void
  /** undefined where everybody hears of it anyway: members of a body */
  tell: YesNo | undefined
  onTell: (tell: YesNo) => void
}

/** Who reads it, and whether everybody of the hall is told one by one. */
function Hearing({ open, onOpen, tell, onTell }: HearingProps) {
  const t = useWords('deliberation')
  return (
    <>
      <RadioCards
        name="open"
        label={t('words.open_label')}
        pairs
        value={open}
        onChange={onOpen}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`words.open.${value}`) }))}
      />
      {tell && (
        <RadioCards
          name="tell_all"
          label={t('words.tell_label')}
          value={tell}
          onChange={onTell}
          options={(['no', 'yes'] as const).map((value) => ({
            value,
            label: t(`words.tell.${value}`),
            hint: t(`words.tell_help.${value}`),
          }))}
        />
      )}
    </>
  )
}

function Form({ begun }: { begun: Begun }) {
  const t = useWords('deliberation')
  const go = useGo()
  const errors = useFormErrors(t, 'words.errors')
  const templates = useRead('GET /api/c/:community/topic-templates', {})
  const [said, setSaid] = useState({ title: begun.title, facts: begun.facts, above: '' })
  const [template, setTemplate] = useState('')
  const [reach, setReach] = useState<(typeof who)[number]>('area')
  const [place, setPlace] = useState<Picked | null>(begun.place)
  const [body, setBody] = useState<Picked | null>(null)
  const [options, setOptions] = useState<OptionDraft[]>([])
  const [open, setOpen] = useState<YesNo>('yes')
  const [tell, setTell] = useState<YesNo>('no')
  const write = useWrite('POST /api/c/:community/topics', {
    refresh: topicReads,
    onSuccess: ({ id }) => go(`/halls/${id}`, { replace: true }),
  })
  const set = (key: keyof typeof said) => (value: string) => setSaid((old) => ({ ...old, [key]: value }))
  const ways = (templates.data?.items ?? []).filter((one) => !one.retired)
  const chosen = ways.find((one) => one.code === template) ?? ways[0]
  const send = () => {
    const missing = [
      ...([...said.title.trim()].length < 4 ? ['title'] : []),
      ...(reach === 'members' && !body ? ['body_id'] : []),
    ]
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    const sent = {
      ...said,
      template: chosen?.code ?? template,
      who: reach,
      area_id: place?.id ?? null,
      body_id: body?.id ?? null,
      open: open === 'yes',
      tell_all: tell === 'yes',
      options: optionsOf(options),
      request_ids: begun.request ? [begun.request.id] : [],
      suggestion_id: begun.suggestion ?? null,
    }
    write.mutate({ body: sent }, { onError: errors.fail })
  }
  return (
    <Card>
      <Stack>
        <ErrorSummary form={errors} />
        {begun.request && <p>{t('workbench.topics.begun_request', { number: begun.request.number })}</p>}
        {begun.suggestion && <p>{t('workbench.topics.begun_suggestion')}</p>}
        <TextField
          name="title"
          label={t('words.topic_title')}
          hint={t('words.topic_title_hint')}
          value={said.title}
          onChange={set('title')}
          error={errors.errors['title']}
          maxLength={titleMost}
        />
        <TextAreaField
          name="facts"
          label={t('words.topic_facts')}
          optional
          rows={4}
          max={3_000}
          value={said.facts}
          onChange={set('facts')}
        />
        <TextAreaField
          name="above"
          label={t('words.above')}
          hint={t('words.above_hint')}
          optional
          rows={2}
          max={500}
          value={said.above}
          onChange={set('above')}
        />
        <SelectField
          name="template"
          label={t('words.template_label')}
          short
          value={chosen?.code ?? ''}
          onChange={setTemplate}
          options={ways.map((one) => ({ value: one.code, label: one.name }))}
          error={errors.errors['template']}
          hint={chosen?.stages.map((one) => t('words.stage_days', { name: one.name, count: one.days })).join('　')}
        />
        <RadioCards
          name="who"
          label={t('words.who_label')}
          value={reach}
          onChange={setReach}
          options={who.map((value) => ({ value, label: t(`words.who.${value}`), hint: t(`words.who_help.${value}`) }))}
        />
        {reach === 'members' ? (
          <BodyPick
            name="body_id"
            label={t('words.body')}
            value={body}
            onChange={setBody}
            error={errors.errors['body_id']}
          />
        ) : (
          <PlacePick value={place} onChange={setPlace} error={errors.errors['area_id']} />
        )}
        <section className={layout['section']} aria-labelledby="options">
          <h2 id="options">{t('words.topic_options')}</h2>
          <OptionFields value={options} onChange={setOptions} error={errors.errors['options']} />
        </section>
        <Hearing open={open} onOpen={setOpen} tell={reach === 'members' ? undefined : tell} onTell={setTell} />
        <div className={layout['acts']}>
          <Button kind="main" busy={write.isPending} onClick={send}>
            {t('workbench.topics.open')}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

/** Opens a topic. `?request=` and `?suggestion=` bring what it begins with. */
export default function OpenTopic() {
  const t = useWords('deliberation')
  const [search] = useSearch()
  const of = search['request']
  const said = search['suggestion']
  const request = requests.useRead(
    'GET /api/c/:community/requests/:id',
    { params: { id: of ?? '' } },
    { enabled: of !== undefined },
  )
  const suggestions = useRead('GET /api/c/:community/suggestions', { query: {} }, { enabled: said !== undefined })
  const waits = (of && request.isPending) || (said && suggestions.isPending)
  const heard = suggestions.data?.items.find((one) => one.id === said)
  const found = request.data
  const title = found?.title ?? heard?.text ?? ''
  const begun: Begun = {
    title: [...title].slice(0, titleMost).join(''),
    facts: heard?.text ?? '',
    place: found?.area_id ? { id: found.area_id, name: found.place } : null,
    ...(found ? { request: { id: found.id, number: found.number } } : {}),
    ...(heard ? { suggestion: heard.id } : {}),
  }
  return (
    <PageFrame
      title={t('workbench.topics.open')}
      intro={t('workbench.topics.open_intro')}
      back="/halls"
      backLabel={t('workbench.topics.title')}
    >
      {waits ? null : <Form begun={begun} />}
    </PageFrame>
  )
}
