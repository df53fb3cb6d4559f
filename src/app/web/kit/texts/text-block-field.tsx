import { IconTextPlus } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useKitWords } from '../../words.ts'
import { Button } from '../button.tsx'
import { TextAreaField } from '../text-field.tsx'
import styles from './text-block-field.module.css'
import { usePicker } from './use-picker.ts'

interface TextBlockFieldProps extends ComponentProps<typeof TextAreaField> {
  /** What stands for the names in braces: { 编号: 'XS-2026-000123' } */
  words: Record<string, string>
}

type Picker = ReturnType<typeof usePicker>

/** What was found, the chosen one marked. The focus stays in the text. */
function Found({ id, picker }: { id: string; picker: Picker }) {
  const t = useKitWords()
  if (picker.found.length === 0)
    return <p className={styles.none}>{t(picker.none ? 'texts.none_yet' : 'texts.none')}</p>
  return (
    <div id={id} role="listbox" aria-label={t('texts.list')} className={styles.list}>
      {picker.found.map((block) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter in the text choose
        // biome-ignore lint/a11y/useFocusableInteractive: the text holds the focus and names the chosen one
        <div
          key={block.id}
          id={`${id}-${block.id}`}
          role="option"
          aria-selected={block === picker.chosen}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => picker.take(block)}
        >
          <span className={styles.name}>{block.name}</span>
          <span className={styles.initials}>{block.initials}</span>
          <span className={styles.text}>{block.text}</span>
        </div>
      ))}
    </div>
  )
}

/** Several lines of text into which text blocks can be put: two signs, a few letters, Enter. */
export function TextBlockField({ words, ...field }: TextBlockFieldProps) {
  const t = useKitWords()
  const picker = usePicker({ value: field.value, onChange: field.onChange, words })
  const list = `${field.name}-texts`
  const { area, open, chosen, found } = picker
  return (
    <TextAreaField
      {...field}
      onChange={picker.onChange}
      area={{
        ref: area,
        onKeyDown: picker.onKeyDown,
        onSelect: picker.onSelect,
        onBlur: picker.onBlur,
        'aria-autocomplete': picker.ready ? 'list' : undefined,
        'aria-controls': open && found.length > 0 ? list : undefined,
        'aria-activedescendant': open && chosen ? `${list}-${chosen.id}` : undefined,
      }}
      below={
        picker.ready && (
          <>
            {open && <Found id={list} picker={picker} />}
            <div className={styles.foot}>
              <Button
                kind="plain"
                icon={IconTextPlus}
                onMouseDown={(event) => event.preventDefault()}
                onClick={picker.ask}
              >
                {t('texts.pick')}
              </Button>
              <div role="status">
                {open && t('texts.found', { count: found.length })}
                {picker.unfilled.length > 0 && (
                  <p className={styles.unfilled}>{t('texts.unfilled', { names: picker.unfilled.join(' ') })}</p>
                )}
              </div>
            </div>
          </>
        )
      }
    />
  )
}
