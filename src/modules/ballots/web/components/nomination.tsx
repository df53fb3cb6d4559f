import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useSentences, useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import styles from './ballots.module.css'
import { yuan } from './views.ts'

type OpenCall = z.output<(typeof routes)['GET /api/c/:community/open/ballots/:id/nominations']['output']>
export type Call = OpenCall['call']
export type Nomination = OpenCall['items'][number]

const tones: Record<Nomination['state'], Tone> = {
  proposed: 'wait',
  feasible: 'work',
  unfit: 'rest',
  merged: 'rest',
  left_out: 'rest',
  withdrawn: 'rest',
  listed: 'done',
}

/** Until when and how many it takes: the same words for whoever proposes, runs it, or looks on. */
export function CallFacts({ call }: { call: Call }) {
  const t = useWords('ballots')
  const dates = useDates()
  const state = call.withdraw_reason !== '' ? 'withdrawn' : call.running ? 'running' : call.announced ? 'done' : 'over'
  return (
    <div className={styles.facts}>
      <StateTag tone={call.running ? 'decide' : 'rest'}>{t(`words.call.state.${state}`)}</StateTag>
      <span>{call.place || t('words.whole_community')}</span>
      <span>{t('words.until', { day: dates.day(call.until_day) })}</span>
      <span>{t('words.call.proposed', { count: call.proposed })}</span>
      {call.endorsements_least > 0 && <span>{t('words.call.least', { count: call.endorsements_least })}</span>}
      {call.budget_fen !== null && <span>{t('words.call.budget', { yuan: yuan(call.budget_fen) })}</span>}
    </div>
  )
}

/** How a proposal is called: its number, and the name of a candidate once they agreed to stand. */
export function useNominationTitle() {
  const t = useWords('ballots')
  return ({ seq, title }: Pick<Nomination, 'seq' | 'title'>) =>
    t('words.nomination.numbered', { seq, title: title || t('words.nomination.unnamed') })
}

/** What was proposed and what became of it, with the reason. */
export function NominationFacts({ nomination }: { nomination: Nomination }) {
  const t = useWords('ballots')
  const sentences = useSentences()
  const { what, way, text, place, rough_cost_fen, price_fen, doer, by_body, state, reason, merged_into } = nomination
  const candidate = what === 'candidate'
  return (
    <>
      <div className={styles.facts}>
        <StateTag tone={tones[state]}>{t(`words.nomination.state.${state}`)}</StateTag>
        <span>{way ? t(`words.nomination.way.${way}`) : t(`words.nomination.what.${what}`)}</span>
        <span>{t('words.nomination.endorsed', { count: nomination.endorsements })}</span>
        {by_body && <span>{by_body}</span>}
      </div>
      {text && <p className={layout.text}>{text}</p>}
      <p className={layout.text}>
        {sentences(
          place && t(candidate ? 'words.nomination.lives' : 'words.nomination.at', { place }),
          rough_cost_fen !== null && t('words.nomination.rough', { yuan: yuan(rough_cost_fen) }),
          price_fen !== null && t('words.nomination.price', { yuan: yuan(price_fen) }),
          doer && t('words.nomination.doer', { doer }),
          candidate && nomination.assent !== 'none' && t(`words.nomination.assent.${nomination.assent}`),
          merged_into !== null && t('words.nomination.merged_into', { seq: merged_into }),
        )}
      </p>
      {reason && <p className={layout.text}>{t('words.nomination.reason', { reason })}</p>}
      <Steps nomination={nomination} />
    </>
  )
}

function Steps({ nomination }: { nomination: Nomination }) {
  const t = useWords('ballots')
  const dates = useDates()
  return (
    <details>
      <summary>{t('words.nomination.steps')}</summary>
      <ol className={styles.steps}>
        {nomination.steps.map((step) => (
          <li key={`${step.at} ${step.what}`}>
            {t('words.nomination.step_line', {
              time: dates.full(step.at),
              what: t(`words.nomination.step.${step.what}`),
            })}
            {step.reason && t('words.nomination.because', { reason: step.reason })}
            {step.was && <p className={layout.text}>{t('words.nomination.was', step.was)}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
