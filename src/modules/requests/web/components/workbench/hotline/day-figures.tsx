import { Card } from '../../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import styles from './hotline.module.css'

const ends = ['filed', 'added', 'informed', 'to_call_back'] as const

/** The line's day: every share with its numerator and denominator, by the hour, never by who took it. */
export function DayFigures({ day }: { day?: string | undefined }) {
  const t = useWords('requests')
  const figures = useRead('GET /api/c/:community/calls/day', { query: day ? { day } : {} })
  return (
    <Card title={t(day ? 'workbench.hotline.day' : 'workbench.hotline.today')}>
      <QueryView query={figures} part>
        {(data) => (
          <>
            <LabelList
              rows={[
                { label: t('workbench.hotline.incoming'), value: String(data.incoming) },
                { label: t('workbench.hotline.answered'), value: `${data.answered} / ${data.incoming}` },
                { label: t('workbench.hotline.missed'), value: `${data.missed} / ${data.incoming}` },
                ...ends.map((end) => ({
                  label: t(`workbench.hotline.state.${end}`),
                  value: `${data[end]} / ${data.ended}`,
                })),
                ...(data.line
                  ? [
                      { label: t('workbench.hotline.connected'), value: `${data.line.connected} / ${data.line.rang}` },
                      {
                        label: t('workbench.hotline.wait'),
                        value:
                          data.line.seconds === null
                            ? '–'
                            : t('workbench.hotline.wait_seconds', { seconds: data.line.seconds }),
                      },
                    ]
                  : []),
                { label: t('workbench.hotline.returned'), value: `${data.returned} / ${data.to_return}` },
              ]}
            />
            {data.hours.length > 0 && (
              <table className={styles.hours}>
                <caption className="visually-hidden">{t('workbench.hotline.by_hour')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('workbench.hotline.hour')}</th>
                    <th scope="col">{t('workbench.hotline.incoming')}</th>
                    <th scope="col">{t('workbench.hotline.missed')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.hours.map((hour) => (
                    <tr key={hour.hour}>
                      <td>{t('workbench.hotline.hour_of', { from: hour.hour, to: hour.hour + 1 })}</td>
                      <td>{hour.incoming}</td>
                      <td>{hour.missed}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </QueryView>
    </Card>
  )
}
