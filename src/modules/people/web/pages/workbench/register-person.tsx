import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { Duplicates } from '../../components/workbench/duplicates.tsx'
import { CustomFields, useFields } from '../../components/workbench/fields/custom-fields.tsx'
import { type CustomDraft, customBody, customLabels } from '../../components/workbench/fields/draft.ts'
import styles from '../../components/workbench/person.module.css'
import { PersonFields, SituationFields } from '../../components/workbench/person-fields.tsx'
import { emptyPerson, personBody } from '../../components/workbench/person-form.ts'
import { refresh } from '../../components/workbench/refresh.ts'
import { emptyResidence, ResidenceFields, residenceBody } from '../../components/workbench/residence-fields.tsx'
import { useWrite } from '../../queries.ts'

const sources = ['counter', 'visit', 'self'] as const
type Source = (typeof sources)[number]

function useForm() {
  const t = useWords('people')
  const go = useGo()
  const toast = useToast()
  const own = useFields('person')
  const errors = useFormErrors(t, 'workbench.person_form.errors', customLabels(own))
  const [custom, setCustom] = useState<CustomDraft>({})
  const [draft, setDraft] = useState(emptyPerson)
  const [residence, setResidence] = useState(emptyResidence)
  const [source, setSource] = useState<Source>('counter')
  const write = useWrite('POST /api/c/:community/people', {
    refresh,
    onSuccess: (person) => {
      toast(t('workbench.person_form.registered', { name: person.name }))
      go(`/people/${person.id}`, { replace: true })
    },
  })
  const send = () => {
    if (!errors.setFields(draft.name.trim() === '' ? [{ path: 'name', code: 'required' }] : [])) return
    const home = residenceBody(residence)
    const values = own.length > 0 ? { custom: customBody(own, custom) } : {}
    const body = { ...personBody(draft), ...values, source, ...(home ? { residence: home } : {}) }
    write.mutate({ body }, { onError: errors.fail })
  }
  return {
    own,
    custom,
    setCustom,
    errors,
    draft,
    setDraft,
    residence,
    setResidence,
    source,
    setSource,
    write,
    send,
  }
}

/** Enters a person: who it is and where they live. Looks for the same person meanwhile. */
export default function RegisterPersonPage() {
  const t = useWords('people')
  const form = useForm()
  const { errors, draft, setDraft } = form
  return (
    <PageFrame
      title={t('workbench.person_form.title')}
      intro={t('workbench.person_form.intro')}
      back="/people"
      backLabel={t('workbench.register.title')}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          form.send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.send()
        }}
      >
        <Stack>
          <ErrorSummary form={errors} />
          <PersonFields value={draft} onChange={setDraft} errors={errors.errors} />
          <Duplicates draft={draft} />
          <Card title={t('workbench.person_form.home')}>
            <ResidenceFields
              value={form.residence}
              onChange={form.setResidence}
              errors={errors.errors}
              prefix="residence."
              optional
            />
          </Card>
          <SituationFields value={draft} onChange={setDraft} errors={errors.errors} />
          <CustomFields fields={form.own} value={form.custom} onChange={form.setCustom} errors={errors.errors} />
          <Card>
            <RadioCards
              name="source"
              label={t('words.source_label')}
              value={form.source}
              onChange={form.setSource}
              pairs
              options={sources.map((value) => ({ value, label: t(`words.source.${value}`) }))}
            />
          </Card>
          <div>
            <Button kind="main" busy={form.write.isPending} onClick={form.send}>
              {t('workbench.person_form.act')}
            </Button>
          </div>
        </Stack>
      </form>
    </PageFrame>
  )
}
