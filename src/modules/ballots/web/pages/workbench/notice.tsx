import { IconPrinter } from '@tabler/icons-react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePlace } from '../../../../../app/web/place.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { Facts } from '../../components/facts.tsx'
import { ResultCard } from '../../components/result.tsx'
import { type Detail, yuan } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

function Notice({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const dates = useDates()
  const place = usePlace()
  return (
    <div className={styles.wall}>
      <Stack>
        <h2>
          {t(ballot.result ? 'workbench.notice.result_title' : 'workbench.notice.title_on_paper', {
            title: ballot.title,
          })}
        </h2>
        <p>
          {t('workbench.notice.said', {
            community: place?.name ?? '',
            from: dates.day(ballot.rules.opens_day),
            to: dates.day(ballot.last_day),
            number: ballot.number,
          })}
        </p>
        {ballot.description && <p className={layout.text}>{ballot.description}</p>}
        <ol className={styles.numbered}>
          {ballot.options.map((option) => (
            <li key={option.code}>
              {option.title}
              {option.cost_fen !== null && ` · ${t('words.cost', { yuan: yuan(option.cost_fen) })}`}
            </li>
          ))}
        </ol>
        {ballot.result && <ResultCard ballot={ballot} result={ballot.result} />}
        <p>{t('workbench.notice.ways', { phone: place?.phone ?? '' })}</p>
        <Facts ballot={ballot} />
        <p>{t('workbench.notice.sign', { community: place?.name ?? '' })}</p>
      </Stack>
    </div>
  )
}

/** What hangs on the wall: the question, the rules, the days; afterwards the result. */
export default function NoticePage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.notice.page')}
      back={`/ballots/${params.id}`}
      backLabel={ballot.data?.title}
      actions={
        ballot.data && (
          <Button kind="main" narrow icon={IconPrinter} onClick={() => print()}>
            {t('workbench.notice.print')}
          </Button>
        )
      }
    >
      <QueryView query={ballot}>{(data) => <Notice ballot={data} />}</QueryView>
    </PageFrame>
  )
}
