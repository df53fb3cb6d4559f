import { useRead } from '../queries.ts'
import { ProjectsCard } from './projects-card.tsx'

/** On the page of a topic: what its ballots chose and the community carries out. */
export default function ProjectsOfTopic({ id }: { id: string }) {
  const { data } = useRead('GET /api/c/:community/open/topics/:id/projects', { params: { id } })
  return data ? <ProjectsCard {...data} /> : null
}
