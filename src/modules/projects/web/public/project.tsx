import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ShownProject } from '../components/shown-project.tsx'
import type { Open } from '../components/views.ts'

export function OpenProjectPage(project: Open) {
  const t = useWords('projects')
  return (
    <PageFrame title={project.title} back="/projects" backLabel={t('words.title')}>
      <ShownProject project={project} />
    </PageFrame>
  )
}
