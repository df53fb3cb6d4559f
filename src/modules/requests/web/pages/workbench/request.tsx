import type { PageProps } from '../../../../../app/web/convention.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWay } from '../../components/workbench/list/use-way.ts'
import { WayBar } from '../../components/workbench/list/way-bar.tsx'
import { RequestDetail } from '../../components/workbench/request-detail.tsx'
import { useRead } from '../../queries.ts'

/** One request, as staff work on it. */
export default function RequestPage({ params }: PageProps<'id'>) {
  const t = useWords('requests')
  const request = useRead('GET /api/c/:community/requests/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={request.data?.title ?? t('workbench.request.title')}
      back={useWay().back}
      backLabel={t('workbench.list.title')}
      actions={<WayBar />}
    >
      <QueryView query={request}>{(data) => <RequestDetail request={data} />}</QueryView>
    </PageFrame>
  )
}
