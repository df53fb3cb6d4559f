import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CustomFields, useFields } from '../../components/workbench/fields/custom-fields.tsx'
import { customBody, customDraft, customLabels } from '../../components/workbench/fields/draft.ts'
import styles from '../../components/workbench/person.module.css'
import { PersonFields, SituationFields } from '../../components/workbench/person-fields.tsx'
import { draftOf, personBody } from '../../components/workbench/person-form.ts'
import { refresh } from '../../components/workbench/refresh.ts'
import type { Person } from '../../components/workbench/views.ts'
import { useRead, useWrite } from '../../queries.ts'

type Removable = 'phone' | 'identity_number'

/** Numbers to be taken out of the entry; typing a new one replaces it instead. */
function removedOf(remove: Removable[], body: ReturnType<typeof personBody>) {
  return Object.fromEntries(remove.filter((name) => !(name in body)).map((name) => [name, null]))
}

function Form({ person }: { person: Person }) {
  const t = useWords('people')
  const go = useGo()
  const toast = useToast()
  const own = useFields('person')
  const errors = useFormErrors(t, 'workbench.person_form.errors', customLabels(own))
  const [custom, setCustom] = useState(() => customDraft(person.custom))
  const [draft, setDraft] = useState(() => draftOf(person))
  const [remove, setRemove] = useState<Removable[]>([])
  const write = useWrite('PATCH /api/c/:community/people/:id', {
    refresh,
    onSuccess: () => {
      toast(t('workbench.edit.done'))
      go(`/people/${person.id}`, { replace: true })
    },
  })
  const send = () => {
    if (!errors.setFields(draft.name.trim() === '' ? [{ path: 'name', code: 'required' }] : [])) return
    const fields = personBody(draft)
    const values = own.length > 0 ? { custom: customBody(own, custom) } : {}
    const body = { ...fields, ...values, ...removedOf(remove, fields), revision: person.revision }
    write.mutate({ params: { id: person.id }, body }, { onError: errors.fail })
  }
  const removable = [
    ...(person.phone_masked ? [{ value: 'phone' as const, label: t('workbench.edit.remove_phone') }] : []),
    ...(person.identity_masked
      ? [{ value: 'identity_number' as const, label: t('workbench.edit.remove_identity') }]
      : []),
  ]
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <PersonFields
          value={draft}
          onChange={setDraft}
          errors={errors.errors}
          now={{ phone: person.phone_masked, identity: person.identity_masked }}
        />
        {removable.length > 0 && (
          <Card>
            <CheckCards
              name="remove"
              label={t('workbench.edit.remove')}
              optional
              value={remove}
              onChange={setRemove}
              options={removable}
              pairs
            />
          </Card>
        )}
        <SituationFields value={draft} onChange={setDraft} errors={errors.errors} />
        <CustomFields fields={own} value={custom} onChange={setCustom} errors={errors.errors} />
        <div className={layout.acts}>
          <Button kind="main" narrow busy={write.isPending} onClick={send}>
            {t('workbench.edit.act')}
          </Button>
          <ButtonLink to={`/people/${person.id}`}>{t('workbench.edit.leave')}</ButtonLink>
        </div>
      </Stack>
    </form>
  )
}

/** Mends an entry; what somebody else changed meanwhile is never written over. */
export default function EditPersonPage({ params }: PageProps<'id'>) {
  const t = useWords('people')
  const query = useRead('GET /api/c/:community/people/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={query.data ? t('workbench.edit.title', { name: query.data.name }) : t('workbench.edit.open')}
      back={`/people/${params.id}`}
      backLabel={query.data?.name}
    >
      <QueryView query={query}>{(person) => <Form key={person.revision} person={person} />}</QueryView>
    </PageFrame>
  )
}
