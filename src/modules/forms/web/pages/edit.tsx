import { useState } from 'react'
import { serverNow } from '../../../../app/web/clock.ts'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { AreaField } from '../components/area-field.tsx'
import { ColumnsEditor } from '../components/columns-editor.tsx'
import { bodyOf, type Draft, draftOf, missingOf } from '../components/draft.ts'
import styles from '../components/forms.module.css'
import { TemplateCard } from '../components/template-card.tsx'
import { TermsCard } from '../components/terms-card.tsx'
import type { FormView, Source, Template } from '../components/views.ts'
import { WhatCard, WhenCard } from '../components/what-cards.tsx'
import { WishFields } from '../components/wish-fields.tsx'
import { formReads, useRead, useWrite } from '../queries.ts'

const rowKinds = ['person', 'household', 'dwelling', 'building', 'grid', 'compound', 'community'] as const

/** A form defined, or what is asked for changed. */
export default function EditForm({ params }: PageProps<'id'>) {
  const t = useWords('forms')
  const id = params.id as string | undefined
  const form = useRead('GET /api/c/:community/forms/:id', { params: { id: id ?? '' } }, { enabled: id !== undefined })
  return (
    <PageFrame title={t(id ? 'workbench.edit.change' : 'workbench.edit.new')} back={id ? `/forms/${id}` : '/forms'}>
      {id ? <QueryView query={form}>{(view) => <Editor key={view.version} form={view} />}</QueryView> : <Editor />}
    </PageFrame>
  )
}

/** The template as it was read: when one was uploaded here, else that of the form. */
function useTemplate(draft: Draft): [Template | undefined, (template: Template | undefined) => void] {
  const [uploaded, setUploaded] = useState<Template>()
  const wanted = draft.template !== null && uploaded === undefined
  const found = useRead(
    'GET /api/c/:community/forms/templates/:id',
    { params: { id: draft.template?.id ?? '' }, query: { header_row: draft.header_row, rows: draft.rows } },
    { enabled: wanted },
  )
  return [draft.template === null ? undefined : (uploaded ?? found.data), setUploaded]
}

interface Offered {
  items: readonly Source[]
  tags: readonly { code: string; sensitive: boolean }[]
}

/** Whether a column or a filter is what 个人信息保护法 28 calls sensitive: then it needs terms of its own. */
function asksSensitive({ wish, columns }: Draft, offered: Offered | undefined): boolean {
  const tag = (code: string) => offered?.tags.some((one) => one.code === code && one.sensitive) ?? false
  const source = (code: string) => offered?.items.some((one) => one.code === code && one.sensitive) ?? false
  return tag(wish.tag) || columns.some((column) => source(column.source) || tag(column.wish.tag))
}

function Editor({ form }: { form?: FormView }) {
  const t = useWords('forms')
  const go = useGo()
  const toast = useToast()
  const dates = useDates()
  const errors = useFormErrors(t, 'workbench.edit.errors')
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(form, dates.plain(new Date(serverNow()).toISOString()).slice(0, 10)),
  )
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const [template, setTemplate] = useTemplate(draft)
  const offered = useRead('GET /api/c/:community/forms/sources', { query: { rows: draft.rows } })
  const sensitive = asksSensitive(draft, offered.data)
  const done = ({ id }: { id: string }) => {
    toast(t('workbench.edit.saved'))
    go(`/forms/${id}`)
  }
  const define = useWrite('POST /api/c/:community/forms', { refresh: formReads, onSuccess: done })
  const redefine = useWrite('PUT /api/c/:community/forms/:id', { refresh: formReads, onSuccess: done })
  const save = () => {
    if (!errors.setFields(missingOf(draft, sensitive))) return
    const counts = (source: string) => offered.data?.items.some((one) => one.code === source && one.counts) ?? false
    const body = bodyOf(draft, counts, sensitive)
    if (form)
      redefine.mutate({ params: { id: form.id }, body: { ...body, version: form.version } }, { onError: errors.fail })
    else define.mutate({ body }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <Stack>
      <ErrorSummary form={errors} />
      {form && form.fills.length > 0 && <p>{t('workbench.edit.version_note')}</p>}
      <WhatCard draft={draft} askers={offered.data?.askers ?? []} errors={told} onChange={set} />
      <WhenCard draft={draft} errors={told} onChange={set} />
      <Card title={t('workbench.edit.who')}>
        <Stack>
          <SelectField
            name="rows"
            label={t('workbench.edit.rows')}
            value={draft.rows}
            onChange={(rows) => set({ rows: rows as Draft['rows'] })}
            options={rowKinds.map((value) => ({ value, label: t(`words.rows.${value}`) }))}
          />
          {draft.rows !== 'community' && <AreaField area={draft.area} onChange={(area) => set({ area })} />}
          {draft.rows === 'person' && (
            <>
              <WishFields
                path="wish"
                wish={draft.wish}
                tags={offered.data?.tags ?? []}
                onChange={(wish) => set({ wish })}
              />
              {told['age'] && <p role="alert">{told['age']}</p>}
              <p className={styles['quiet']}>{t('workbench.edit.sensitive')}</p>
            </>
          )}
        </Stack>
      </Card>
      <TemplateCard
        draft={draft}
        template={template}
        error={told['header_row']}
        onTemplate={setTemplate}
        onChange={set}
      />
      <ColumnsEditor
        columns={draft.columns}
        sources={offered.data?.items ?? []}
        tags={offered.data?.tags ?? []}
        template={template}
        errors={told}
        onChange={(columns) => set({ columns })}
      />
      {sensitive && <TermsCard terms={draft.terms} errors={told} onChange={(terms) => set({ terms })} />}
      <div>
        <Button kind="main" narrow busy={define.isPending || redefine.isPending} onClick={save}>
          {t('workbench.edit.save')}
        </Button>
      </div>
    </Stack>
  )
}
