import { useRead } from '../queries.ts'
import { ProjectsCard } from './projects-card.tsx'

/** On the page of a ballot, for residents: what was made of it. */
export default function ProjectsOfBallot({ id }: { id: string }) {
  const { data } = useRead('GET /api/c/:community/open/ballots/:id/projects', { params: { id } })
  return data ? <ProjectsCard {...data} /> : null
}
