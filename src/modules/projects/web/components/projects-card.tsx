import { Card } from '../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ProjectLines } from './project-lines.tsx'
import type { OpenBrief } from './views.ts'

/** Beside a ballot or a topic: the projects that came of it. Nothing where there is none. */
export function ProjectsCard({ items }: { items: readonly OpenBrief[] }) {
  const t = useWords('projects')
  if (items.length === 0) return null
  return (
    <Card title={t('words.came_of_it')}>
      <ProjectLines items={items} />
    </Card>
  )
}
