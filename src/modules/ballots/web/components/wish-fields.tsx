import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Call } from './nomination.tsx'

const matters = ['works', 'policy', 'service'] as const
type Way = 'elected' | 'appointed' | 'self'

/** A proposal as typed. */
export interface Wish {
  what: (typeof matters)[number]
  way: Way
  title: string
  text: string
  place: string
  cost: string
}

export function emptyWish(_: Call): Wish {
  return { what: 'works', way: 'elected', title: '', text: '', place: '', cost: '' }
}

const fenPerYuan = 100
const titleLeast = 2
const textLeast = 5

export function wishMissing(call: Call, { title, text, cost }: Wish) {
  const need = (path: string, missing: boolean, code = 'required') => (missing ? [{ path, code }] : [])
  return [
    ...need('wish_title', [...title.trim()].length < titleLeast),
    ...need('text', [...text.trim()].length < textLeast),
    ...need('rough_cost_fen', call.budget_fen !== null && !(Number(cost) > 0)),
  ]
}

export function wishBody(call: Call, { what, way, title, text, place, cost }: Wish) {
  const candidate = call.what === 'candidates'
  const fen = Math.round(Number(cost) * fenPerYuan)
  return {
    what: candidate ? ('candidate' as const) : what,
    way: candidate ? way : undefined,
    ...{ title: title.trim(), text: text.trim(), place: place.trim() },
    rough_cost_fen: !candidate && fen > 0 ? fen : undefined,
  }
}

interface WishFieldsProps {
  call: Call
  wish: Wish
  onChange: (wish: Wish) => void
  errors: Record<string, string>
  /** how a candidate may come about here */
  ways: readonly Way[]
  /** on the resident's own page */
  own?: boolean
}

/** What is proposed: a matter with place and rough cost, or a person with why. */
export function WishFields({ call, wish, onChange, errors, ways, own }: WishFieldsProps) {
  const t = useWords('ballots')
  const candidate = call.what === 'candidates'
  const kind = candidate ? 'candidate' : 'matter'
  const field = (name: 'title' | 'text' | 'place' | 'cost', path: string = name) => ({
    ...{ name: path, label: t(`words.nomination.field.${kind}_${name}`), value: wish[name], error: errors[path] },
    onChange: (value: string) => onChange({ ...wish, [name]: value }),
  })
  return (
    <>
      {!candidate && (!own || ways.length > 0) && (
        <RadioCards
          name="what"
          label={t('words.nomination.field.what')}
          value={wish.what}
          onChange={(what) => onChange({ ...wish, what })}
          options={matters.map((value) => ({ value, label: t(`words.nomination.what.${value}`) }))}
        />
      )}
      {candidate && ways.length > 0 && (
        <RadioCards
          name="way"
          label={t('words.nomination.field.way')}
          value={wish.way}
          onChange={(way) => onChange({ ...wish, way })}
          options={ways.map((value) => ({ value, label: t(`words.nomination.way_long.${value}`) }))}
        />
      )}
      <TextField {...field('title', 'wish_title')} maxLength={60} />
      <TextAreaField {...field('text')} rows={4} max={1_000} />
      <TextField {...field('place')} optional maxLength={100} />
      {!candidate && (
        <TextField
          {...field('cost', 'rough_cost_fen')}
          type="number"
          inputMode="decimal"
          short
          optional={call.budget_fen === null}
          hint={t('words.nomination.field.cost_hint')}
        />
      )}
    </>
  )
}
