import type { PageProps } from '../../../../../app/web/convention.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ShownProject } from '../../components/shown-project.tsx'
import { useRead } from '../../queries.ts'

/** One project, as everybody may read it. */
export default function ResidentProject({ params }: PageProps<'id'>) {
  const t = useWords('projects')
  const one = useRead('GET /api/c/:community/open/projects/:id', { params: { id: params.id } })
  return (
    <PageFrame title={one.data?.title ?? t('words.title')} back="/projects" backLabel={t('words.title')}>
      <QueryView query={one}>{(data) => <ShownProject project={data} />}</QueryView>
    </PageFrame>
  )
}
