import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Receipt } from '../../../../../app/web/kit/receipt.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import styles from '../ballots.module.css'
import { Choose, costOf, useMarked, wrongWith } from '../choose.tsx'
import { type Open, type Own, squareMetres, wordsAsked, yuan } from '../views.ts'

type Vote = Own['votes'][number]

export interface CastProps {
  ballot: Open
  vote: Pick<Vote, 'place' | 'by_proxy' | 'can' | 'voted' | 'serial'> & Partial<Pick<Vote, 'name' | 'units' | 'words'>>
  busy: boolean
  error: unknown
  onSend: (value: string[], words: string) => void
  /** what there is to know before it is handed in; that it can't be changed, unless told */
  once?: string
}

/** One vote: mark, look once more, hand in; afterwards the receipt. */
export function Cast({ ballot, vote, busy, error, onSend, once }: CastProps) {
  const t = useWords('ballots')
  const marked = useMarked()
  const [value, setValue] = useState<string[]>([])
  const [words, setWords] = useState('')
  const [checking, setChecking] = useState(false)
  const [tried, setTried] = useState(false)
  if (vote.voted) return <Done ballot={ballot} voted={vote.voted} vote={vote} />
  if (!vote.can.includes('cast')) return <Waiting ballot={ballot} vote={vote} />
  const wrong = wrongWith(ballot, value)
  const asked = wordsAsked(ballot, value)
  const written = asked ? words.trim() : ''
  const next = () => {
    setTried(true)
    if (!wrong) setChecking(true)
  }
  const title = vote.by_proxy ? t('resident.vote_for', { name: vote.name ?? '' }) : t('resident.vote_title')
  if (checking) {
    return (
      <Card title={t('resident.check_title')}>
        <Stack>
          <LabelList
            rows={[
              { label: t('words.question'), value: ballot.title },
              { label: t('resident.my_choice'), value: marked(ballot, value) },
              ...(ballot.rules.budget_fen === null
                ? []
                : [{ label: t('words.cost_label'), value: t('words.cost', { yuan: yuan(costOf(ballot, value)) }) }]),
              ...(written === '' ? [] : [{ label: t(`words.${asked}`), value: written }]),
              { label: t('resident.for_whom'), value: [vote.name, vote.place].filter(Boolean).join(' · ') },
            ]}
          />
          <p>{once ?? t('resident.once')}</p>
          {Boolean(error) && <ErrorState problem={error as never} part />}
          <div className={styles.acts}>
            <Button kind="main" busy={busy} onClick={() => onSend(value, written)}>
              {t('resident.hand_in')}
            </Button>
            <Button onClick={() => setChecking(false)}>{t('resident.mark_again')}</Button>
          </div>
        </Stack>
      </Card>
    )
  }
  return (
    <Card title={title}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          next()
        }}
      >
        <OwnUnits vote={vote} />
        <Choose
          ballot={ballot}
          value={value}
          onChange={setValue}
          error={tried && wrong ? t(`words.errors.${wrong}`) : undefined}
        />
        {asked && <Words asked={asked} words={words} onChange={setWords} />}
        <div>
          <Button kind="main" type="submit">
            {t('resident.go_check')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

interface WordsProps {
  asked: NonNullable<ReturnType<typeof wordsAsked>>
  words: string
  onChange: (words: string) => void
}

/** On what condition, why not, or what is amiss: optional, and seen by the community. */
function Words({ asked, words, onChange }: WordsProps) {
  const t = useWords('ballots')
  return (
    <TextAreaField
      name="words"
      label={t(`words.${asked}`)}
      hint={t(`resident.${asked}_hint`)}
      optional
      rows={3}
      max={300}
      value={words}
      onChange={onChange}
    />
  )
}

function OwnUnits({ vote }: { vote: CastProps['vote'] }) {
  const t = useWords('ballots')
  const listed = useListed()
  const units = vote.units ?? []
  if (units.length === 0) return <p>{vote.place}</p>
  return (
    <p className={layout.text}>
      {listed(
        units.map((unit) => t('words.unit', { name: unit.name, area: squareMetres(unit.area_cm2) })),
        true,
      )}
    </p>
  )
}

function Waiting({ ballot, vote }: Pick<CastProps, 'ballot' | 'vote'>) {
  const t = useWords('ballots')
  return (
    <Card title={t('resident.on_roll')}>
      <OwnUnits vote={vote} />
      <p>{t(ballot.phase === 'announced' ? 'resident.not_yet' : 'resident.over')}</p>
    </Card>
  )
}

function Done({ ballot, voted, vote }: Pick<CastProps, 'ballot' | 'vote'> & { voted: NonNullable<Vote['voted']> }) {
  const t = useWords('ballots')
  return (
    <Receipt
      title={t('resident.received')}
      number={voted.receipt}
      at={voted.cast_at}
      next={t(ballot.phase === 'open' ? 'resident.after' : 'resident.after_end')}
    >
      <p>{[vote.name, vote.place, t(`words.channel.${voted.channel}`)].filter(Boolean).join(' · ')}</p>
      {vote.words && <p>{t('words.you_wrote', { words: vote.words })}</p>}
    </Receipt>
  )
}
