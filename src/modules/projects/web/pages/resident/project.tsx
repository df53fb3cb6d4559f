import type { PageProps } from '../../../../../app/web/convention.ts'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { OwnConditions } from '../../components/own-conditions.tsx'
import { ShownProject } from '../../components/shown-project.tsx'
import { useRead } from '../../queries.ts'

/** One project, as everybody may read it. */
export default function ResidentProject({ params }: PageProps<'id'>) {
  const t = useWords('projects')
  const person = usePerson()
  const one = useRead('GET /api/c/:community/open/projects/:id', { params: { id: params.id } })
  return (
    <PageFrame title={one.data?.title ?? t('words.title')} back="/projects" backLabel={t('words.title')}>
      <QueryView query={one}>
        {(data) => (
          <Stack>
            {person && data.conditions?.all !== 0 && <OwnConditions project={data.id} />}
            <ShownProject project={data} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
