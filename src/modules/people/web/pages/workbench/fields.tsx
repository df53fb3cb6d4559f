import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AddField, EditField } from '../../components/workbench/fields/field-form.tsx'
import { fieldReads } from '../../components/workbench/refresh.ts'
import type { Field } from '../../components/workbench/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const subjects = ['person', 'dwelling'] as const

/** What a field is, in a line. */
function useFieldWords(): (field: Field) => string {
  const t = useWords('people')
  return (field) =>
    [
      t(`workbench.fields.kinds.${field.kind}`),
      field.choices
        .filter((choice) => !choice.retired)
        .map((choice) => choice.label)
        .join(t('words.comma')),
      field.required && t('workbench.fields.required'),
      field.sensitive && t('words.sensitive'),
      field.seen_by.length > 0 &&
        t('workbench.fields.only', {
          posts: field.seen_by.map((post) => t(`workbench.fields.posts.${post}`)).join(t('words.comma')),
        }),
    ]
      .filter(Boolean)
      .join(' · ')
}

interface SubjectProps {
  subject: Field['subject']
  fields: Field[]
  onAct: (act: Field | Field['subject']) => void
}

function Subject({ subject, fields, onAct }: SubjectProps) {
  const t = useWords('people')
  const toast = useToast()
  const words = useFieldWords()
  const order = useWrite('POST /api/c/:community/people/fields/order', { refresh: fieldReads })
  const retire = useWrite('PATCH /api/c/:community/people/fields/:id', {
    refresh: fieldReads,
    onSuccess: (field) => toast(t(field.retired ? 'workbench.fields.retired_done' : 'workbench.fields.restored')),
  })
  const inUse = fields.filter((field) => !field.retired)
  const up = (index: number) => {
    const ids = inUse.map((field) => field.id)
    ids.splice(index - 1, 0, ...ids.splice(index, 1))
    order.mutate({ body: { subject, ids } })
  }
  return (
    <Card
      title={t(`workbench.fields.of.${subject}`)}
      aside={<Button onClick={() => onAct(subject)}>{t('workbench.acts.add_field.open')}</Button>}
    >
      {fields.length === 0 && (
        <EmptyState title={t('workbench.fields.none')}>{t(`workbench.fields.none_help.${subject}`)}</EmptyState>
      )}
      {(order.error ?? retire.error) && <ErrorState problem={order.error ?? retire.error} part />}
      <ul className={layout.lines}>
        {[...inUse, ...fields.filter((field) => field.retired)].map((field, index) => (
          <li key={field.id}>
            <span>
              {field.label} {field.retired && <StateTag tone="rest">{t('workbench.fields.retired')}</StateTag>}
              <span className={layout.under}>{words(field)}</span>
            </span>
            <span className={layout.acts}>
              {!field.retired && index > 0 && (
                <Button
                  kind="plain"
                  aria-label={t('workbench.fields.up_named', { label: field.label })}
                  onClick={() => up(index)}
                >
                  {t('workbench.fields.up')}
                </Button>
              )}
              {!field.retired && (
                <Button
                  kind="plain"
                  aria-label={t('workbench.fields.edit_named', { label: field.label })}
                  onClick={() => onAct(field)}
                >
                  {t('workbench.acts.edit_field.open')}
                </Button>
              )}
              <Button
                kind="plain"
                aria-label={t(field.retired ? 'workbench.fields.restore_named' : 'workbench.fields.retire_named', {
                  label: field.label,
                })}
                onClick={() => retire.mutate({ params: { id: field.id }, body: { retired: !field.retired } })}
              >
                {t(field.retired ? 'workbench.fields.restore' : 'workbench.fields.retire')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What this community wants to know of people and dwellings beside what the register asks everywhere. */
export default function FieldsPage() {
  const t = useWords('people')
  const [act, setAct] = useState<Field | Field['subject'] | null>(null)
  const fields = useRead('GET /api/c/:community/people/fields')
  const close = () => setAct(null)
  return (
    <PageFrame title={t('workbench.fields.title')} intro={t('workbench.fields.intro')}>
      <QueryView query={fields}>
        {(data) => (
          <Stack>
            {subjects.map((subject) => (
              <Subject
                key={subject}
                subject={subject}
                fields={data.items.filter((field) => field.subject === subject)}
                onAct={setAct}
              />
            ))}
          </Stack>
        )}
      </QueryView>
      {typeof act === 'string' && <AddField subject={act} onClose={close} />}
      {act !== null && typeof act === 'object' && <EditField field={act} onClose={close} />}
    </PageFrame>
  )
}
