import { IconPrinter } from '@tabler/icons-react'
import type { PageProps } from '../../../../../../app/web/convention.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { useSearch } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/ask-points/poster.module.css'
import { Poster } from '../../../components/workbench/ask-points/poster.tsx'
import { useRead } from '../../../queries.ts'

const perPage = ['1', '2', '4'] as const
const layouts = { 1: '', 2: styles.two, 4: styles.four }

/** A page of A4 with one, two or four posters, as it will be printed. */
export default function PosterPage({ params }: PageProps<'id'>) {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const many = perPage.find((one) => one === search['per']) ?? '1'
  const point = useRead('GET /api/c/:community/ask-points/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.ask_points.poster')}
      back="/ask-points"
      actions={
        point.data && (
          <Button kind="main" narrow icon={IconPrinter} onClick={() => print()}>
            {t('workbench.ask_points.print')}
          </Button>
        )
      }
    >
      {point.data && (
        <div data-screen-only>
          <RadioCards
            name="per"
            label={t('workbench.ask_points.per_page')}
            value={many}
            onChange={(per) => setSearch({ per })}
            pairs
            options={perPage.map((value) => ({ value, label: t(`workbench.ask_points.per.${value}`) }))}
          />
        </div>
      )}
      <QueryView query={point}>
        {(view) => (
          <div className={[styles.sheet, layouts[many]].filter(Boolean).join(' ')}>
            {Array.from({ length: Number(many) }, (_, index) => `${view.id} ${index}`).map((key) => (
              <Poster key={key} point={view} />
            ))}
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
