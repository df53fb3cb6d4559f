import { useRead } from '../../queries.ts'
import { ProjectsCard } from '../projects-card.tsx'

/** On the page of a request: what became of it by topic and ballot. Nothing where there is none. */
export default function ProjectsOfRequest({ id }: { id: string }) {
  const { data } = useRead('GET /api/c/:community/requests/:id/projects', { params: { id } })
  return data ? <ProjectsCard {...data} /> : null
}
