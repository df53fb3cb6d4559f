import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useRead } from '../../queries.ts'
import { ProjectState } from '../state.tsx'

/** On a task made of a ballot: the projects this became. `id`: the ballot's. */
export default function ProjectsOfTask({ id }: { id: string }) {
  const { data } = useRead('GET /api/c/:community/open/ballots/:id/projects', { params: { id } })
  return data?.items.map((one) => (
    <div key={one.id} className={layout.row}>
      <Link to={`/projects/${one.id}`}>{one.title}</Link>
      <ProjectState row={one} />
    </div>
  ))
}
