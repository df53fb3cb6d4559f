import { type ReactNode, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { Skeleton } from '../../../../../app/web/kit/skeleton.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { reasonsOf } from '../reasons.ts'
import { useCatalogue, useSettled } from './use-catalogue.ts'

/** Words too few to guess from. */
const lettersMin = 2
const lettersMax = 200
const classes = [
  'love_and_livelihood',
  'general_services',
  'public_benefit',
  'support_and_guarantee',
  'special_care',
] as const
type ItemClass = (typeof classes)[number]

interface ItemChoiceProps {
  /** What has to be read before going on with the item chosen: stands right under the choice. */
  notice: ReactNode
  /** What the person has written. */
  text: string
  value: string
  onChange: (code: string) => void
  error?: string
}

function isClass(name: string | undefined): name is ItemClass {
  return classes.some((one) => one === name)
}

/** Choosing by class: five cards, then the items of one. */
function ByClass({ value, onChange, error, notice }: Omit<ItemChoiceProps, 'text'>) {
  const t = useWords('requests')
  const [search] = useSearch()
  const catalogue = useCatalogue()
  const items = catalogue.data?.items ?? []
  const wanted = items.find((item) => item.code === value)?.class ?? search['class']
  const [chosen, setChosen] = useState<ItemClass | undefined>(isClass(wanted) ? wanted : undefined)
  return (
    <>
      <RadioCards
        name={chosen ? 'item_class' : 'item_code'}
        label={t('resident.file.what.class')}
        value={chosen}
        onChange={setChosen}
        options={classes.map((name) => ({
          value: name,
          label: t(`words.classes.${name}.name`),
          hint: t(`words.classes.${name}.about`),
        }))}
        error={chosen ? undefined : error}
      />
      {chosen && catalogue.error && <ErrorState problem={catalogue.error} onRetry={catalogue.refetch} part />}
      {chosen && catalogue.isPending && <Skeleton rows={4} shape="line" />}
      {chosen && catalogue.data && (
        <RadioCards
          name="item_code"
          label={t('resident.file.what.item')}
          value={value}
          onChange={onChange}
          options={items
            .filter((item) => item.class === chosen && !item.retired)
            .map((item) => ({ value: item.code, label: item.name }))}
          pairs
          error={error}
        />
      )}
      {chosen && notice}
    </>
  )
}

/** What kind of matter it is: guessed from the person's own words (three guesses, each with the words it rests on), or chosen. */
export function ItemChoice({ text, value, onChange, error, notice }: ItemChoiceProps) {
  const t = useWords('requests')
  const [search] = useSearch()
  const [browsing, setBrowsing] = useState(search['class'] !== undefined)
  const words = useSettled([...text.trim()].slice(0, lettersMax).join(''))
  const enough = [...words].length >= lettersMin
  const guesses = useRead(
    'GET /api/c/:community/catalogue/suggestions',
    { query: { text: words } },
    { enabled: enough, placeholderData: (before) => before },
  )
  const chosen = useCatalogue().data?.items.find((item) => item.code === value)
  const found = enough ? (guesses.data?.items ?? []) : []
  const nothingToPress = error !== undefined && found.length === 0 && !chosen
  if (browsing || guesses.error || nothingToPress)
    return <ByClass value={value} onChange={onChange} error={error} notice={notice} />
  const shown = found.slice(0, 3)
  if (chosen && shown.every((guess) => guess.code !== value)) {
    shown.unshift({ code: chosen.code, name: chosen.name, class: chosen.class, matched: [] })
  }
  return (
    <>
      {shown.length > 0 && (
        <RadioCards
          name="item_code"
          label={t('resident.file.what.guesses')}
          value={value}
          onChange={onChange}
          options={shown.map((guess) => ({
            value: guess.code,
            label: guess.name,
            hint:
              guess.matched.length > 0
                ? t('resident.file.what.because', { words: reasonsOf(guess.matched).join(t('words.comma')) })
                : undefined,
          }))}
          error={error}
        />
      )}
      {notice}
      <div>
        {enough && guesses.data?.items.length === 0 && !chosen && <p>{t('resident.file.what.no_guess')}</p>}
        <Button kind={shown.length > 0 ? 'plain' : 'quiet'} onClick={() => setBrowsing(true)}>
          {t(shown.length > 0 ? 'resident.file.what.none_fits' : 'resident.file.what.by_class')}
        </Button>
      </div>
    </>
  )
}
