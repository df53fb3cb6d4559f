import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from '../ballots.module.css'

/** For whoever votes on a lift: whom it affects, how they were heard and what was agreed. */
export function HeardAffected({ ballotId }: { ballotId: string }) {
  const t = useWords('ballots')
  const dates = useDates()
  const read = useRead('GET /api/c/:community/my/ballots/:id/affected', { params: { id: ballotId } })
  return (
    <Card title={t('words.affected')}>
      <QueryView query={read} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('words.affected_none')}</p>
          ) : (
            <ul className={styles.list}>
              {items.map((one) => (
                <li key={one.name}>
                  <strong>{one.name}</strong> · {one.why}
                  {one.heard_on && one.heard_how && (
                    <p className={layout.text}>
                      {t('words.affected_heard_on', {
                        day: dates.day(one.heard_on),
                        how: t(`words.hearing.${one.heard_how}`),
                      })}
                      {one.agreed && ` ${t('words.affected_agreed', { agreed: one.agreed })}`}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}
