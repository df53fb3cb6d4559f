import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import type { Place } from './place-search.tsx'

/** Who answers and by when, to be told to the person at once. */
export function Answer({ item, place }: { item: string; place: Place | null }) {
  const t = useWords('requests')
  const dates = useDates()
  const where = place === null ? {} : place.dwelling ? { dwelling_id: place.id } : { area_id: place.id }
  const answer = useRead(
    'GET /api/c/:community/answer',
    { query: { item_code: item, ...where } },
    { enabled: item !== '', retry: false },
  )
  if (item === '') {
    return (
      <Card title={t('workbench.counter.answer')}>
        <p>{t('workbench.counter.answer_later')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('workbench.counter.answer')}>
      <QueryView query={answer} part>
        {(data) => (
          <LabelList
            rows={[
              { label: t('words.lead'), value: data.body?.name ?? t(`words.answerable.${data.kind}`) },
              { label: t('words.why'), value: data.why },
              { label: t('words.contact_due'), value: dates.full(data.contact_due) },
              { label: t('words.resolve_due'), value: dates.full(data.resolve_due) },
              ...(data.body?.phone ? [{ label: t('words.phone'), value: data.body.phone }] : []),
            ]}
          />
        )}
      </QueryView>
    </Card>
  )
}
