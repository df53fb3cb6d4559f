import { CheckCards, RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { givesPoints, readMark } from '../../contract/marks.ts'
import { Scales } from './scale.tsx'
import { type Open, yuan } from './views.ts'

type Ballot = Pick<Open, 'options' | 'rules'>

/** Whether a ballot has one mark only. */
const isSingle = ({ rules }: Ballot) => rules.kind !== 'ranking' && rules.choices_most === 1

export function costOf({ options }: Ballot, value: readonly string[]): number {
  return options.reduce((sum, option) => sum + (value.includes(option.code) ? (option.cost_fen ?? 0) : 0), 0)
}

/** Why what is marked can't be sent yet, as a word of `words.errors`; undefined when it can. */
export function wrongWith(ballot: Ballot, value: readonly string[]): string | undefined {
  if (value.length === 0) return 'required'
  if (givesPoints(ballot.rules.kind)) return undefined
  if (ballot.rules.kind !== 'ranking' && value.length > ballot.rules.choices_most) return 'too_many'
  if (ballot.rules.budget_fen !== null && costOf(ballot, value) > ballot.rules.budget_fen) return 'over_budget'
  return undefined
}

interface ChooseProps {
  ballot: Ballot
  value: string[]
  onChange: (value: string[]) => void
  error?: string
}

/** The marks of a ballot: one, several, an order, or what fits into a budget. */
export function Choose({ ballot, value, onChange, error }: ChooseProps) {
  const t = useWords('ballots')
  const { options, rules } = ballot
  const hintOf = (option: Open['options'][number]) => {
    const place = value.indexOf(option.code)
    const said = [
      rules.kind === 'ranking' && place >= 0 && t('words.rank', { rank: place + 1 }),
      option.cost_fen !== null && t('words.cost', { yuan: yuan(option.cost_fen) }),
      option.description,
    ].filter(Boolean)
    return said.length > 0 ? said.join(' · ') : undefined
  }
  if (givesPoints(rules.kind)) return <Scales ballot={ballot} value={value} onChange={onChange} error={error} />
  const cards = options.map((option) => ({ value: option.code, label: option.title, hint: hintOf(option) }))
  if (isSingle(ballot)) {
    return (
      <RadioCards
        name="choices"
        label={t('words.mark_one')}
        value={value[0]}
        onChange={(code) => onChange([code])}
        options={cards}
        error={error}
      />
    )
  }
  return (
    <>
      <CheckCards
        name="choices"
        label={t(rules.kind === 'ranking' ? 'words.mark_order' : 'words.mark_some', { most: rules.choices_most })}
        hint={t(rules.kind === 'ranking' ? 'words.mark_order_hint' : 'words.marked', { count: value.length })}
        value={value}
        onChange={onChange}
        options={cards}
        error={error}
      />
      {rules.budget_fen !== null && <Spent budget={rules.budget_fen} cost={costOf(ballot, value)} />}
    </>
  )
}

/** What was marked, in words. */
export function useMarked() {
  const t = useWords('ballots')
  const listed = useListed()
  return (ballot: Ballot, value: readonly string[]) => {
    if (givesPoints(ballot.rules.kind))
      return listed(
        value.map((mark) => scoredSaid(t, ballot, mark)),
        true,
      )
    const titles = value.map((code) => ballot.options.find((option) => option.code === code)?.title ?? code)
    if (ballot.rules.kind !== 'ranking') return listed(titles)
    return titles.map((title, index) => t('words.ranked', { rank: index + 1, title })).join('，')
  }
}

function scoredSaid(t: ReturnType<typeof useWords>, { options, rules }: Ballot, mark: string): string {
  const { code, points } = readMark(mark)
  const title = options.find((option) => option.code === code)?.title ?? code
  return rules.kind === 'satisfaction'
    ? t('words.marked_step', { title, step: t(`words.step.${points}`) })
    : t('words.marked_points', { title, points })
}

/** How much of the money is given away, and how much is left or too much. */
function Spent({ budget, cost }: { budget: number; cost: number }) {
  const t = useWords('ballots')
  const over = cost > budget
  const words = { spent: yuan(cost), left: yuan(budget - cost), over: yuan(cost - budget) }
  return <p aria-live="polite">{t(over ? 'words.budget_over' : 'words.budget_left', words)}</p>
}
