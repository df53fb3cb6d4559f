import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { PageTitle } from '../../../../../app/web/kit/page-title.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/board.module.css'
import { PhaseTag } from '../../components/facts.tsx'
import { useRead } from '../../queries.ts'

/** How often the board looks again, in milliseconds. */
const lookAgain = 15_000
const hundred = 100

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((part * hundred) / whole))

/** How far a consent is, house by house, for a screen in the hall: never who said what. */
export default function Board({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const dates = useDates()
  const board = useRead(
    'GET /api/c/:community/open/ballots/:id/board',
    { params: { id: params.id } },
    { refetchInterval: lookAgain },
  )
  return (
    <div className={styles.board}>
      <PageTitle>{board.data?.title ?? t('resident.title')}</PageTitle>
      <QueryView query={board}>
        {(data) => (
          <>
            <p className={styles.sum}>
              <PhaseTag phase={data.phase} />
              {data.percent !== null && (
                <span>
                  {t(`resident.board.needs_${data.counted_by}`, { round: data.round, percent: data.percent })}
                </span>
              )}
              <span>{t('words.until', { day: dates.day(data.last_day) })}</span>
            </p>
            <p className={styles.figure}>
              {t('resident.board.took', {
                took: data.took,
                all: data.on_roll,
                share: share(data.took, data.on_roll),
              })}
            </p>
            {data.agreed !== null && (
              <p className={styles.figure}>
                {t('resident.board.agreed', { agreed: data.agreed, share: share(data.agreed, data.on_roll) })}
                {data.missing !== null &&
                  data.missing > 0 &&
                  ` ${t('resident.board.missing', { count: data.missing })}`}
              </p>
            )}
            <ul className={styles.parts}>
              {data.parts.map((part) => (
                <li key={`${part.building} ${part.stairwell}`}>
                  <strong>{part.stairwell || part.building || t('words.no_building')}</strong>
                  <progress max={part.on_roll} value={part.took} aria-label={part.stairwell || part.building} />
                  <span>
                    {t('words.took_of', { took: part.took, roll: part.on_roll })}
                    {part.agreed !== null && ` · ${t('resident.board.part_agreed', { agreed: part.agreed })}`}
                  </span>
                </li>
              ))}
            </ul>
            <p className={styles.foot}>{t('resident.board.foot', { time: dates.full(data.looked_at) })}</p>
          </>
        )}
      </QueryView>
    </div>
  )
}
