import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { useGo, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { requests, useRead, useWrite } from '../queries.ts'
import { NextFields, nextMissing } from './next-fields.tsx'
import { type Place, PlacePick } from './place-pick.tsx'
import { type Kind, type Proposal, pathOf, undertakingReads } from './views.ts'

const self = 'self'

function useProposal(id: string | undefined): Proposal | undefined {
  const proposals = useRead('GET /api/c/:community/topic-proposals', {}, { enabled: id !== undefined })
  return proposals.data?.items.find((one) => one.id === id)
}

/** Takes up a topic, a long-running case or an advocacy. `?proposal=` and `?request=` bring what it begins with. */
export function NewPage({ kind }: { kind: Kind }) {
  const t = useWords('undertakings')
  const [search] = useSearch()
  const proposal = useProposal(search['proposal'])
  const request = requests.useRead(
    'GET /api/c/:community/requests/:id',
    { params: { id: search['request'] ?? '' } },
    { enabled: search['request'] !== undefined },
  )
  const waits = (search['proposal'] && !proposal) || (search['request'] && request.isPending)
  return (
    <PageFrame title={t(`workbench.new.title.${kind}`)} back={pathOf[kind]} backLabel={t(`words.${kind}`)}>
      {waits ? null : (
        <NewForm
          kind={kind}
          proposal={proposal}
          begun={{
            title: proposal?.item.name ?? request.data?.title ?? '',
            item: proposal?.item.code ?? (kind === 'topic' ? request.data?.item.code : undefined),
            place:
              proposal?.area ?? (request.data?.area_id ? { id: request.data.area_id, name: request.data.place } : null),
            requestId: request.data?.id,
          }}
        />
      )}
    </PageFrame>
  )
}

interface NewFormProps {
  kind: Kind
  proposal: Proposal | undefined
  begun: { title: string; item: string | undefined; place: Place | null; requestId: string | undefined }
}

function NewForm({ kind, proposal, begun }: NewFormProps) {
  const t = useWords('undertakings')
  const go = useGo()
  const form = useFormErrors(t, 'words.errors')
  const [said, setSaid] = useState({ title: begun.title, description: '', outside_body: '', item: begun.item ?? '' })
  const [place, setPlace] = useState<Place | null>(begun.place)
  const [lead, setLead] = useState(self)
  const [next, setNext] = useState({ next_step: '', next_day: '' })
  const [of, setOf] = useState<CaseWish>({ petition: 'yes', confidential: 'no' })
  const leads = useRead('GET /api/c/:community/undertakings/leads')
  const items = requests.useRead('GET /api/c/:community/catalogue', {}, { enabled: kind === 'topic' })
  const write = useWrite('POST /api/c/:community/undertakings', {
    refresh: undertakingReads,
    onSuccess: ({ id }) => go(`${pathOf[kind]}/${id}`),
  })
  const set = (key: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [key]: value }))
  const send = () => {
    const short = (path: keyof typeof said, least: number) =>
      [...said[path].trim()].length < least ? [{ path, code: 'required' }] : []
    const missing = [
      ...short('title', 2),
      ...(kind === 'advocacy' ? short('outside_body', 2) : []),
      ...short('description', 5),
      ...nextMissing(next),
    ]
    if (!form.setFields(missing)) return
    const body = {
      kind,
      title: said.title.trim(),
      description: said.description.trim(),
      ...next,
      ...(kind === 'advocacy' ? { outside_body: said.outside_body.trim() } : {}),
      ...(kind === 'topic' && said.item ? { item_code: said.item } : {}),
      ...(place ? { area_id: place.id } : {}),
      ...(lead === self ? {} : { lead_post_id: lead }),
      ...(kind === 'long_case' ? { petition: of.petition === 'yes', confidential: of.confidential === 'yes' } : {}),
      ...(proposal ? { proposal_id: proposal.id } : {}),
      ...(begun.requestId ? { request_ids: [begun.requestId] } : {}),
    }
    write.mutate({ body }, { onError: form.fail })
  }
  return (
    <PageForm form={form} onSend={send}>
      <Card>
        <Stack>
          {proposal && <p>{t('workbench.new.requests_of', { count: proposal.count })}</p>}
          <TextField
            name="title"
            label={t('words.title')}
            value={said.title}
            onChange={set('title')}
            error={form.errors['title']}
          />
          {kind === 'advocacy' && (
            <TextField
              name="outside_body"
              label={t('words.body')}
              value={said.outside_body}
              onChange={set('outside_body')}
              error={form.errors['outside_body']}
            />
          )}
          <TextAreaField
            name="description"
            label={t('words.description')}
            hint={t(`workbench.new.description_hint.${kind}`)}
            rows={5}
            max={2_000}
            value={said.description}
            onChange={set('description')}
            error={form.errors['description']}
          />
          {kind === 'topic' && (
            <SelectField
              name="item_code"
              label={t('words.item')}
              hint={t('workbench.new.item_hint')}
              optional
              value={said.item}
              onChange={set('item')}
              options={(items.data?.items ?? []).map((item) => ({ value: item.code, label: item.name }))}
            />
          )}
          <PlacePick
            value={place}
            hint={t(kind === 'topic' ? 'workbench.place.topic_hint' : 'workbench.place.hint')}
            onChange={setPlace}
            error={form.errors['area_id']}
          />
          {kind === 'long_case' && <CaseFields value={of} onChange={setOf} />}
          <SelectField
            name="lead_post_id"
            label={t('words.lead')}
            value={lead}
            onChange={setLead}
            error={form.errors['lead_post_id']}
            options={[
              { value: self, label: t('workbench.new.lead_self') },
              ...(leads.data?.items ?? []).map((one) => ({ value: one.post_id, label: `${one.title} ${one.name}` })),
            ]}
          />
          <NextFields next={next} onChange={setNext} form={form} />
          <div>
            <Button kind="main" narrow busy={write.isPending} onClick={send}>
              {t('workbench.new.submit')}
            </Button>
          </div>
        </Stack>
      </Card>
    </PageForm>
  )
}

type CaseWish = Record<'petition' | 'confidential', 'yes' | 'no'>

/** Where a long-running case comes from, and who may read it. */
function CaseFields({ value, onChange }: { value: CaseWish; onChange: (value: CaseWish) => void }) {
  const t = useWords('undertakings')
  return (
    <>
      <RadioCards
        name="petition"
        label={t('workbench.new.petition')}
        value={value.petition}
        onChange={(petition) => onChange({ ...value, petition })}
        pairs
        options={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`workbench.new.petition_${one}`) }))}
      />
      <RadioCards
        name="confidential"
        label={t('workbench.new.confidential')}
        hint={t('workbench.new.confidential_help')}
        value={value.confidential}
        onChange={(confidential) => onChange({ ...value, confidential })}
        pairs
        options={(['no', 'yes'] as const).map((one) => ({ value: one, label: t(`workbench.new.confidential_${one}`) }))}
      />
    </>
  )
}
