import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { fenOf, type Option, yuan } from './views.ts'

export interface OptionDraft {
  key: string
  id?: string
  title: string
  description: string
  cost: string
}

let made = 0
const blank = (): OptionDraft => {
  made += 1
  return { key: `new${made}`, title: '', description: '', cost: '' }
}
export const draftsOf = (options: readonly Option[]): OptionDraft[] =>
  options.map(({ id, title, description, cost_fen }) => ({
    key: id,
    id,
    title,
    description,
    cost: cost_fen === null ? '' : yuan(cost_fen),
  }))
/** What is sent; a line without a name is left out. */
export const optionsOf = (drafts: readonly OptionDraft[]) =>
  drafts
    .filter((one) => one.title.trim() !== '')
    .map(({ id, title, description, cost }) => ({
      ...(id ? { id } : {}),
      title,
      description,
      cost_fen: fenOf(cost) ?? null,
    }))

interface OptionFieldsProps {
  value: OptionDraft[]
  onChange: (value: OptionDraft[]) => void
  error?: string | undefined
}

/** The options, each with what it would cost. */
export function OptionFields({ value, onChange, error }: OptionFieldsProps) {
  const t = useWords('deliberation')
  const set = (key: string, change: Partial<OptionDraft>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...change } : one)))
  return (
    <Stack>
      {value.map((one, index) => (
        <fieldset key={one.key} className={layout['section']}>
          <legend>{t('words.option_number', { number: index + 1 })}</legend>
          <div className={layout['pair']}>
            <TextField
              name={`options.${index}.title`}
              label={t('words.option_title')}
              value={one.title}
              onChange={(title) => set(one.key, { title })}
              error={index === 0 ? error : undefined}
              maxLength={60}
            />
            <TextField
              name={`options.${index}.cost_fen`}
              label={t('words.option_cost')}
              optional
              inputMode="decimal"
              value={one.cost}
              onChange={(cost) => set(one.key, { cost })}
            />
          </div>
          <TextAreaField
            name={`options.${index}.description`}
            label={t('words.option_description')}
            optional
            rows={2}
            value={one.description}
            onChange={(description) => set(one.key, { description })}
          />
          <div>
            <Button
              narrow
              kind="quiet"
              icon={IconTrash}
              onClick={() => onChange(value.filter((other) => other !== one))}
            >
              {t('words.option_drop', { number: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button narrow icon={IconPlus} onClick={() => onChange([...value, blank()])}>
          {t('words.option_add')}
        </Button>
      </div>
    </Stack>
  )
}
