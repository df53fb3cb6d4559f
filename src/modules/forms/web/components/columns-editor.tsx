import { IconPlus } from '@tabler/icons-react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { type ColumnDraft, newColumn } from './draft.ts'
import styles from './forms.module.css'
import type { Source, Template } from './views.ts'
import { WishFields } from './wish-fields.tsx'

const titleMost = 60

interface ColumnsEditorProps {
  columns: ColumnDraft[]
  sources: readonly Source[]
  tags: readonly { code: string; label: string; sensitive: boolean }[]
  template: Template | undefined
  errors: Record<string, string>
  onChange: (columns: ColumnDraft[]) => void
}

/** Columns of a form: their title, where each comes from, and where it goes in their sheet. */
export function ColumnsEditor({ columns, onChange, ...of }: ColumnsEditorProps) {
  const t = useWords('forms')
  const change = (index: number, patch: Partial<ColumnDraft>) =>
    onChange(columns.map((column, at) => (at === index ? { ...column, ...patch } : column)))
  const up = (index: number) => {
    const next = [...columns]
    const [moved] = next.splice(index, 1)
    if (moved) next.splice(index - 1, 0, moved)
    onChange(next)
  }
  return (
    <Card title={t('workbench.edit.columns')}>
      <Stack>
        <p>{t('workbench.edit.columns_intro')}</p>
        {of.errors['columns'] && <p role="alert">{of.errors['columns']}</p>}
        <div>
          {columns.map((column, index) => (
            <OneColumn
              key={column.id}
              {...of}
              column={column}
              path={`columns.${index}`}
              onChange={(patch) => change(index, patch)}
              onRemove={() => onChange(columns.filter((_, at) => at !== index))}
              onUp={index === 0 ? undefined : () => up(index)}
            />
          ))}
        </div>
        <div>
          <Button icon={IconPlus} onClick={() => onChange([...columns, newColumn(columns)])}>
            {t('workbench.edit.add')}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

type OneColumnProps = Omit<ColumnsEditorProps, 'columns' | 'onChange'> & {
  column: ColumnDraft
  path: string
  onChange: (patch: Partial<ColumnDraft>) => void
  onRemove: () => void
  onUp: (() => void) | undefined
}

function OneColumn({ column, path, sources, tags, template, errors, onChange, onRemove, onUp }: OneColumnProps) {
  const t = useWords('forms')
  const source = sources.find((one) => one.code === column.source)
  return (
    <div className={styles['column']}>
      <div className={styles['filters']}>
        <TextField
          name={`${path}.title`}
          label={t('workbench.edit.title')}
          maxLength={titleMost}
          value={column.title}
          onChange={(title) => onChange({ title })}
          error={errors[`${path}.title`]}
        />
        <SelectField
          name={`${path}.source`}
          label={t('workbench.edit.source')}
          value={column.source}
          onChange={(code) => onChange({ source: code })}
          error={errors[`${path}.source`] ?? errors[`${path}.wish`]}
          options={[
            { value: 'typed', label: t('words.typed') },
            ...sources.map((one) => ({
              value: one.code,
              label: `${t(`words.group.${one.group}`)} · ${one.sensitive ? t('words.sensitive', { label: one.label }) : one.label}`,
            })),
          ]}
        />
        {template && (
          <SelectField
            name={`${path}.at`}
            label={t('workbench.edit.place')}
            none={t('workbench.edit.no_place_in')}
            value={column.at}
            onChange={(at) => onChange({ at })}
            error={errors[`${path}.at`]}
            options={template.columns.map(({ at, letters, title }) => ({
              value: String(at),
              label: t('workbench.edit.place_of', { letters, title }),
            }))}
          />
        )}
      </div>
      {source?.counts && (
        <>
          <p className={styles['quiet']}>{t('workbench.edit.counts')}</p>
          <WishFields path={`${path}.wish`} wish={column.wish} tags={tags} onChange={(wish) => onChange({ wish })} />
        </>
      )}
      <div className={styles['foot']}>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={column.needed}
            onChange={(event) => onChange({ needed: event.target.checked })}
          />
          {t('workbench.edit.needed')}
          <span className={styles['quiet']}>{t('workbench.edit.needed_hint')}</span>
        </label>
        {onUp && (
          <Button kind="plain" aria-label={t('workbench.edit.up_of', { title: column.title })} onClick={onUp}>
            {t('workbench.edit.up')}
          </Button>
        )}
        <Button kind="plain" aria-label={t('workbench.edit.remove_of', { title: column.title })} onClick={onRemove}>
          {t('workbench.edit.remove')}
        </Button>
      </div>
    </div>
  )
}
