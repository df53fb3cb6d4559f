import { type ChangeEvent, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { Field, fieldAria } from '../../../../app/web/kit/field.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { uploadSheet } from '../../../../app/web/upload.ts'
import { useWords } from '../../../../app/web/words.ts'
import { call } from '../queries.ts'
import { columnsOf, type Draft } from './draft.ts'
import type { Template } from './views.ts'

interface TemplateCardProps {
  draft: Draft
  template: Template | undefined
  error: string | undefined
  onTemplate: (template: Template | undefined) => void
  onChange: (patch: Partial<Draft>) => void
}

/** Their empty sheet: uploaded, its headings found, its columns taken over. */
export function TemplateCard({ draft, template, error, onTemplate, onChange }: TemplateCardProps) {
  const t = useWords('forms')
  const [problem, setProblem] = useState<unknown>()
  const take = (found: Template) => {
    onTemplate(found)
    setProblem(undefined)
    onChange({
      template: { id: found.id, name: found.name },
      header_row: found.header_row ?? 1,
      columns: columnsOf(found, draft.columns),
    })
  }
  const drop = () => {
    onTemplate(undefined)
    onChange({ template: null, columns: draft.columns.map((column) => ({ ...column, at: '' })) })
  }
  const changeRow = (row: string) => {
    const query = { header_row: Number(row), rows: draft.rows }
    const params = { id: draft.template?.id ?? '' }
    call('GET /api/c/:community/forms/templates/:id', { params, query }).then(take, setProblem)
  }
  return (
    <Card title={t('workbench.edit.template')}>
      <Stack>
        <p>{t('workbench.edit.template_intro')}</p>
        {draft.template ? (
          <>
            <div className={layout['acts']}>
              <span>{draft.template.name}</span>
              <Button kind="plain" onClick={drop}>
                {t('workbench.edit.drop_template')}
              </Button>
            </div>
            {template && (
              <SelectField
                name="header_row"
                label={t('workbench.edit.header_row')}
                value={String(draft.header_row)}
                onChange={changeRow}
                error={error}
                options={template.top.map(({ row, cells }) => ({
                  value: String(row),
                  label: t('workbench.edit.row_n', { row, text: cells.filter(Boolean).join(' ').slice(0, 40) }),
                }))}
              />
            )}
          </>
        ) : (
          <Upload rows={draft.rows} onTemplate={take} />
        )}
        {problem !== undefined && <ErrorState problem={problem} part />}
      </Stack>
    </Card>
  )
}

function Upload({ rows, onTemplate }: { rows: Draft['rows']; onTemplate: (template: Template) => void }) {
  const t = useWords('forms')
  const [sheet, setSheet] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const send = async () => {
    setMissing(sheet === null)
    if (!sheet) return
    setBusy(true)
    setProblem(undefined)
    try {
      const { id } = await uploadSheet<Template>('POST /api/c/:community/forms/templates', sheet)
      onTemplate(await call('GET /api/c/:community/forms/templates/:id', { params: { id }, query: { rows } }))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  const field = {
    name: 'sheet',
    label: t('workbench.edit.file'),
    optional: true,
    error: missing ? t('workbench.edit.file_missing') : undefined,
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => setSheet(event.target.files?.[0] ?? null)
  return (
    <>
      <Field {...field}>
        <input {...fieldAria(field)} type="file" accept=".xlsx" onChange={choose} />
      </Field>
      <div>
        <Button busy={busy} onClick={() => void send()}>
          {t('workbench.edit.upload')}
        </Button>
      </div>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
