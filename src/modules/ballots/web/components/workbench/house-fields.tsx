import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import type { Brief } from '../views.ts'
import { type Draft, isOwners } from './draft.ts'

interface HouseFieldsProps {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  told: Record<string, string>
}

const over = ['final', 'published']
/** Follows nothing. */

/** Consent and lifts: which round, what is counted by itself, what the board tells, who pays. */
export function HouseFields(props: HouseFieldsProps) {
  const t = useWords('ballots')
  const { draft, change } = props
  const parts =
    draft.kind === 'lift' ? (['stairwell', 'building'] as const) : (['whole', 'building', 'stairwell'] as const)
  return (
    <>
      {draft.kind === 'consent' && <Follows {...props} />}
      <RadioCards
        name="counted_by"
        label={t('words.counted_by')}
        value={draft.counted_by}
        onChange={(counted_by) => change({ counted_by })}
        options={parts.map((value) => ({ value, label: t(`words.counted.${value}`) }))}
      />
      {draft.kind === 'consent' ? <Board {...props} /> : <Terms {...props} />}
    </>
  )
}

/** The round before this one; only what was settled can be followed. */
function Follows(props: HouseFieldsProps) {
  return <Earlier {...props} words="follows" fits={({ kind }) => kind === 'consent'} />
}

/** A review asks whoever stood on the roll of an earlier ballot; owners by title aside. */
export function SameRoll(props: HouseFieldsProps) {
  return <Earlier {...props} words="same_roll" fits={({ kind }) => !isOwners(kind)} />
}

type EarlierProps = HouseFieldsProps & { words: 'follows' | 'same_roll'; fits: (ballot: Brief) => boolean }

/** A settled ballot this one goes on from; nothing where there is none. */
function Earlier({ draft, change, told, words, fits }: EarlierProps) {
  const t = useWords('ballots')
  const query = words === 'follows' ? { kind: 'consent' as const, limit: 50 } : { limit: 50 }
  const read = useRead('GET /api/c/:community/ballots', { query })
  const earlier = (read.data?.items ?? []).filter((one) => over.includes(one.phase) && fits(one))
  if (earlier.length === 0) return null
  return (
    <SelectField
      name="follows_id"
      label={t(`workbench.form.${words}`)}
      hint={t(`workbench.form.${words}_hint`)}
      none={t(`workbench.form.${words}_none`)}
      value={draft.follows_id}
      onChange={(follows_id) => change({ follows_id })}
      options={earlier.map((one) => ({ value: one.id, label: `${one.title} · ${one.number}` }))}
      error={told['follows_id']}
    />
  )
}

function Board({ draft, change }: HouseFieldsProps) {
  const t = useWords('ballots')
  return (
    <RadioCards
      name="live_agreed"
      label={t('words.board')}
      value={draft.live_agreed}
      onChange={(live_agreed) => change({ live_agreed })}
      options={[
        { value: 'no', label: t('words.board_took') },
        { value: 'yes', label: t('words.board_agreed') },
      ]}
    />
  )
}

function Terms({ draft, change, told }: HouseFieldsProps) {
  const t = useWords('ballots')
  const area = (name: 'funding' | 'upkeep') => ({
    ...{ name, label: t(`words.${name}`), hint: t(`workbench.form.${name}_hint`), rows: 3, max: 1_000 },
    ...{ value: draft[name], error: told[name], onChange: (value: string) => change({ [name]: value }) },
  })
  return (
    <>
      <TextAreaField {...area('funding')} />
      <TextAreaField {...area('upkeep')} />
      <RadioCards
        name="affected_agree"
        label={t('words.affected')}
        value={draft.affected_agree}
        onChange={(affected_agree) => change({ affected_agree })}
        options={[
          { value: 'yes', label: t('words.affected_must') },
          { value: 'no', label: t('words.affected_heard') },
        ]}
      />
    </>
  )
}
