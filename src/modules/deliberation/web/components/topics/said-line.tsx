import type { ReactNode } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './topics.module.css'
import type { Option, Reply } from './views.ts'

interface SaidLineProps {
  said: Reply
  options: readonly Pick<Option, 'id' | 'title'>[]
  /** a box to choose it by, before everything */
  box?: ReactNode
  acts?: ReactNode
  children?: ReactNode
}

const tones = { waiting: 'wait', hidden: 'rest', merged: 'info', withdrawn: 'rest' } as const

/** One thing somebody said: what, which side, who as far as the reader may know, and what became of it. */
export function SaidLine({ said, options, box, acts, children }: SaidLineProps) {
  const t = useWords('deliberation')
  const dates = useDates()
  const option = options.find((one) => one.id === said.option_id)
  const home = said.by_home && t('words.by_home', { home: said.by_home })
  const who = said.heard || [said.by_name, home].filter(Boolean).join(' ') || t('words.by_nobody')
  return (
    <li className={styles.said} data-faded={said.state === 'hidden' || said.state === 'merged'}>
      <div className={styles.row}>
        {box}
        {said.side && (
          <StateTag tone={said.side === 'for' ? 'done' : 'decide'}>{t(`words.side.${said.side}`)}</StateTag>
        )}
        {option && <strong>{option.title}</strong>}
        {said.state !== 'shown' && <StateTag tone={tones[said.state]}>{t(`words.said_state.${said.state}`)}</StateTag>}
        {said.verdict && said.verdict !== 'open' && (
          <StateTag tone={said.verdict === 'accepted' ? 'done' : 'rest'}>{t(`words.verdict.${said.verdict}`)}</StateTag>
        )}
      </div>
      <p className={layout.text}>{said.text}</p>
      <Under>
        {[
          who,
          said.mine && t('words.mine'),
          dates.full(said.at),
          said.same > 0 && t('words.same', { count: said.same }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Under>
      {said.reason && <p className={layout.text}>{t('words.because', { reason: said.reason })}</p>}
      {said.answer && (
        <div className={styles.answer}>
          <p className={layout.text}>{said.answer}</p>
          <Under>
            {[said.answered_post, said.answered_by, said.answered_at && dates.full(said.answered_at)]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </div>
      )}
      {acts}
      {children}
    </li>
  )
}
