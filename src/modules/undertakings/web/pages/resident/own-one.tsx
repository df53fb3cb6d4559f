import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { UndertakingState } from '../../components/state.tsx'
import type { Own } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

function Detail({ own }: { own: Own }) {
  const t = useWords('undertakings')
  const dates = useDates()
  return (
    <Stack>
      <UndertakingState row={own} />
      {own.result && (
        <Card title={t('resident.own.result')}>
          <p className={layout['text']}>{own.result}</p>
        </Card>
      )}
      <Card>
        <LabelList
          rows={[
            ...(own.outside_body ? [{ label: t('words.body'), value: own.outside_body }] : []),
            { label: t('resident.own.lead'), value: own.lead },
            { label: t('words.since'), value: dates.day(own.started_on) },
          ]}
        />
      </Card>
      <Card title={t('resident.own.did')}>
        {own.steps.length === 0 && <p className={layout['quiet']}>{t('resident.own.nothing_yet')}</p>}
        <ol className={layout['list']}>
          {own.steps.map((step) => (
            <li key={step.seq}>
              <strong>{t(`words.step.${step.kind}`)}</strong> {dates.day(step.day)}
              <p className={layout['text']}>{step.text}</p>
            </li>
          ))}
        </ol>
      </Card>
      {own.requests.length > 0 && (
        <section className={layout['section']} aria-labelledby="own-requests">
          <h2 id="own-requests">{t('resident.own.requests')}</h2>
          <RowLinks rows={own.requests.map((request) => ({ to: `/requests/${request.id}`, label: request.number }))} />
        </section>
      )}
    </Stack>
  )
}

/** One of them: what was done, and how it ended. */
export default function OwnUndertakingPage({ params }: PageProps<'id'>) {
  const t = useWords('undertakings')
  const own = useRead('GET /api/c/:community/my/undertakings/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={own.data?.title ?? t('resident.own.title')}
      back="/undertakings"
      backLabel={t('resident.own.back')}
    >
      <QueryView query={own}>{(data) => <Detail own={data} />}</QueryView>
    </PageFrame>
  )
}
