import { useDates } from '../../../../../app/web/dates.ts'
import { usePlace } from '../../../../../app/web/place.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { givesPoints } from '../../../contract/marks.ts'
import styles from '../ballots.module.css'
import { useRuleSaid } from '../facts.tsx'
import { useSteps } from '../steps.ts'
import { type Detail, yuan } from '../views.ts'

export interface Letter {
  voter_id: string
  serial: number
  name: string
  place: string
  code: string
}

/** A letter with its code, and the ballot paper with number and stub. */
export function LetterSheet({ ballot, letter }: { ballot: Detail; letter: Letter }) {
  const t = useWords('ballots')
  const dates = useDates()
  const place = usePlace()
  const said = useRuleSaid()
  const { secret } = ballot.rules
  return (
    <section className={styles.letter} data-keep>
      <h2>{ballot.title}</h2>
      <p>
        {letter.name} {letter.place}
      </p>
      <p>
        {t('workbench.letters.said', {
          community: place?.name ?? '',
          last: dates.day(ballot.last_day),
          phone: place?.phone ?? '',
        })}
      </p>
      <p>
        {t('workbench.letters.code')} <span className={styles.code}>{letter.code}</span>
      </p>
      <p className={styles.proof}>{t('workbench.letters.once')}</p>
      <div className={styles.stub}>
        <h3>{secret ? t('workbench.secret.paper') : t('workbench.letters.paper', { serial: letter.serial })}</h3>
        <p>{said(ballot)}</p>
        {givesPoints(ballot.kind) ? (
          <Circles ballot={ballot} />
        ) : (
          <ol className={styles.numbered}>
            {ballot.options.map((option) => (
              <li key={option.code}>
                <span className={styles.box} />
                {option.title}
                {option.cost_fen !== null && ` · ${t('words.cost', { yuan: yuan(option.cost_fen) })}`}
              </li>
            ))}
          </ol>
        )}
        {ballot.kind === 'review' && <p className={styles.blank}>{t('workbench.letters.amiss_line')}</p>}
        <p className={styles.proof}>{t(secret ? 'workbench.secret.unlinked' : 'workbench.letters.linked')}</p>
      </div>
      <div className={styles.stub}>
        {t('workbench.letters.stub', { number: ballot.number, serial: letter.serial, name: letter.name })}
      </div>
    </section>
  )
}

/** A line an option with a circle for each of its points. */
function Circles({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const steps = useSteps()(ballot.rules)
  const named = ballot.kind === 'satisfaction'
  return (
    <>
      <p>{t(named ? 'workbench.letters.tick_step' : 'workbench.letters.tick_points')}</p>
      <div className={styles.tableWrap}>
        <table className={styles.table}>
          {named && (
            <thead>
              <tr>
                <th scope="col">{t('words.option')}</th>
                {steps.map(({ points, label }) => (
                  <th key={points} scope="col" className={styles.number}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {ballot.options.map((option, at) => (
              <tr key={option.code}>
                <th scope="row">{`${at + 1}. ${option.title}`}</th>
                {steps.map(({ points }) => (
                  <td key={points} className={styles.number}>
                    <span className={styles.circle}>{points}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
