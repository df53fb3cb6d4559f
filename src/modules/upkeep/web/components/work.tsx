import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Upkeep } from './views.ts'

/** What runs by itself: reactions to events, jobs by the clock. */
export function Work({ reactions, failing_jobs: jobs }: Pick<Upkeep, 'reactions' | 'failing_jobs'>) {
  const t = useWords('upkeep')
  const dates = useDates()
  const said = jobs.map(({ job, last_at }) =>
    last_at ? t('workbench.work.at', { job, time: dates.full(last_at) }) : job,
  )
  const fine = reactions.gave_up === 0 && jobs.length === 0
  return (
    <Card title={t('workbench.work.title')}>
      {fine && (
        <p>
          <StateTag tone="done">{t('workbench.work.fine')}</StateTag>
        </p>
      )}
      <LabelList
        rows={[
          {
            label: t('workbench.work.waiting'),
            value: t('workbench.work.waiting_count', { count: reactions.waiting }),
          },
          {
            label: t('workbench.work.gave_up'),
            value:
              reactions.gave_up === 0 ? (
                t('workbench.work.none')
              ) : (
                <StateTag tone="late">{t('workbench.work.gave_up_count', { count: reactions.gave_up })}</StateTag>
              ),
          },
          {
            label: t('workbench.work.jobs'),
            value: said.length === 0 ? t('workbench.work.none') : said.join(t('workbench.work.comma')),
          },
        ]}
      />
    </Card>
  )
}
