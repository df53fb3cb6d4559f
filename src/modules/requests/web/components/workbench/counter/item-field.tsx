import { EmergencyLine } from '../../../../../../app/web/kit/emergency-line.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { reasonsOf } from '../../reasons.ts'
import { useCatalogue, useSettled } from '../../resident/use-catalogue.ts'
import styles from './counter.module.css'

const none = { items: [], learned_from: 0 }

interface ItemFieldProps {
  /** What was said: the guesses rest on it. */
  text: string
  value: string
  onChange: (code: string) => void
  error?: string
}

/** Up to three items the words are most likely about, once the typing has paused, and how many closed requests that was learned from. */
export function useGuesses(text: string) {
  const words = useSettled([...text.trim()].slice(0, 200).join(''))
  const guesses = useRead(
    'GET /api/c/:community/catalogue/suggestions',
    { query: { text: words } },
    { enabled: words.length > 1 },
  )
  return words.length > 1 ? (guesses.data ?? none) : none
}

/** What is to be done first, as the words and the item chosen say. */
export function EmergencyFirst({ text, item }: { text: string; item: string }) {
  const chosen = useCatalogue().data?.items.find((one) => one.code === item)
  return <EmergencyLine text={text} divert={chosen?.divert} />
}

/** The item: three guesses from the words, or the whole catalogue. */
export function ItemField({ text, value, onChange, error }: ItemFieldProps) {
  const t = useWords('requests')
  const catalogue = useCatalogue()
  const { items: found, learned_from } = useGuesses(text)
  const items = (catalogue.data?.items ?? []).filter((item) => !item.retired)
  return (
    <>
      {found.length > 0 && (
        <RadioCards
          name="item_guess"
          label={t('workbench.counter.guesses')}
          value={value}
          onChange={onChange}
          pairs
          options={found.map((guess) => ({
            value: guess.code,
            label: guess.name,
            hint: t('workbench.counter.because', { words: reasonsOf(guess.matched).join(t('words.comma')) }),
          }))}
        />
      )}
      {found.length > 0 && learned_from > 0 && (
        <p className={styles.quiet}>{t('workbench.counter.learned', { count: learned_from })}</p>
      )}
      <SelectField
        name="item_code"
        label={t('words.item')}
        value={value}
        onChange={onChange}
        options={items.map((item) => ({ value: item.code, label: `${item.code} ${item.name}` }))}
        error={error}
      />
    </>
  )
}
