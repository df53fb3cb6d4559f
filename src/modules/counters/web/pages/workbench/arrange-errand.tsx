import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageForm } from '../../../../../app/web/kit/page-form.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { type PickedPerson as Person, PersonPick } from '../../../../../app/web/kit/person-pick.tsx'
import { type Photo, PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { errandReads } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const memberKinds = ['party_member', 'volunteer'] as const
const consentKinds = ['written', 'spoken', 'own'] as const
type Consent = (typeof consentKinds)[number]

const long = (text: string, least: number) => [...text.trim()].length >= least

interface ConsentProps {
  person: Person | null
  member: Person | null
  scope: string
  until: string
  consent: Consent
  note: string
  photos: Photo[]
  setConsent: (kind: Consent) => void
  setNote: (text: string) => void
  setPhotos: (next: (photos: Photo[]) => Photo[]) => void
  labels: { consent_note: string; file_id: string }
  errors: Record<string, string>
}

/** What is agreed to, as it will be kept: the server's words, filled in while one writes. */
function Agreed({ names }: { names: Record<'person' | 'member' | 'scope' | 'day', string> }) {
  const { data } = useRead('GET /api/c/:community/errands/consent-words')
  if (!data) return null
  const blank = '＿＿＿＿'
  const text = Object.entries(names).reduce(
    (words, [name, said]) => words.replaceAll(`{{${name}}}`, () => said || blank),
    data.text,
  )
  return (
    <blockquote className={layout.text} lang="zh-CN">
      {text}
    </blockquote>
  )
}

/** How it was agreed to, with the words that are agreed to. */
function ConsentCard(props: ConsentProps) {
  const t = useWords('counters')
  const { person, member, scope, until, consent, labels, errors } = props
  return (
    <Card>
      <Stack>
        <RadioCards
          name="consent_kind"
          label={t('words.consent_label')}
          value={consent}
          onChange={props.setConsent}
          options={consentKinds.map((value) => ({
            value,
            label: t(`words.consent.${value}`),
            hint: t(`workbench.errands.consent_hints.${value}`),
          }))}
        />
        {person && member && (
          <Agreed names={{ person: person.name, member: member.name, scope: scope.trim(), day: until }} />
        )}
        {consent === 'written' && (
          <PhotoInput
            name="file_id"
            label={labels.file_id}
            max={1}
            value={props.photos}
            onChange={props.setPhotos}
            error={errors['file_id']}
          />
        )}
        {consent === 'spoken' && (
          <TextAreaField
            name="consent_note"
            label={labels.consent_note}
            rows={2}
            max={300}
            value={props.note}
            onChange={props.setNote}
            error={errors['consent_note']}
          />
        )}
      </Stack>
    </Card>
  )
}

/** Arranges an errand: who for whom, what, until when, and how it was agreed to. */
export default function ArrangeErrand() {
  const t = useWords('counters')
  const go = useGo()
  const toast = useToast()
  const labels = {
    person_id: t('words.errand_for'),
    member_person_id: t('words.errand_by'),
    scope: t('words.scope'),
    until_day: t('words.until'),
    consent_note: t('workbench.errands.consent_note'),
    file_id: t('workbench.errands.photo'),
  }
  const errors = useFormErrors(t, 'words.errors', labels)
  const [person, setPerson] = useState<Person | null>(null)
  const [member, setMember] = useState<Person | null>(null)
  const [kind, setKind] = useState<(typeof memberKinds)[number]>('party_member')
  const [scope, setScope] = useState('')
  const [until, setUntil] = useState('')
  const [consent, setConsent] = useState<Consent>('written')
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/errands', {
    refresh: errandReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.errands.arranged'))
      go(`/errands/${id}`, { replace: true })
    },
  })
  const send = () => {
    const [photo] = photos
    const needed: [string, boolean][] = [
      ['person_id', person !== null],
      ['member_person_id', member !== null],
      ['scope', long(scope, 4)],
      ['until_day', until !== ''],
      ['file_id', consent !== 'written' || photo !== undefined],
      ['consent_note', consent !== 'spoken' || long(note, 4)],
    ]
    const missing = needed.filter(([, there]) => !there).map(([path]) => ({ path, code: 'required' }))
    if (write.isPending || !errors.setFields(missing) || !person || !member) return
    const body = {
      person_id: person.id,
      member_person_id: member.id,
      member_kind: kind,
      scope: scope.trim(),
      until_day: until,
      consent_kind: consent,
      consent_note: note.trim(),
      ...(consent === 'written' && photo ? { file_id: photo.id } : {}),
    }
    write.mutate({ body }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <PageFrame title={t('workbench.errands.arrange')} intro={t('workbench.errands.arrange_intro')} back="/errands">
      <PageForm form={errors} onSend={send}>
        <Card>
          <Stack>
            <PersonPick
              hint={t('workbench.person_hint')}
              none={t('workbench.nobody_found')}
              label={labels.person_id}
              value={person}
              onChange={setPerson}
              error={told['person_id']}
            />
            <PersonPick
              hint={t('workbench.person_hint')}
              none={t('workbench.nobody_found')}
              name="member_person_id"
              label={labels.member_person_id}
              value={member}
              onChange={setMember}
              error={told['member_person_id']}
            />
            <RadioCards
              name="member_kind"
              label={t('workbench.errands.member_kind')}
              value={kind}
              onChange={setKind}
              pairs
              options={memberKinds.map((value) => ({ value, label: t(`words.member.${value}`) }))}
            />
            <TextAreaField
              name="scope"
              label={labels.scope}
              hint={t('workbench.errands.scope_hint')}
              rows={2}
              max={300}
              value={scope}
              onChange={setScope}
              error={told['scope']}
            />
            <TextField
              name="until_day"
              type="date"
              short
              label={labels.until_day}
              value={until}
              onChange={setUntil}
              error={told['until_day']}
            />
          </Stack>
        </Card>
        <ConsentCard
          {...{ person, member, scope, until, consent, note, photos, setConsent, setNote, setPhotos, labels }}
          errors={told}
        />
        <div>
          <Button kind="main" type="submit" narrow busy={write.isPending}>
            {t('workbench.errands.act')}
          </Button>
        </div>
      </PageForm>
    </PageFrame>
  )
}
