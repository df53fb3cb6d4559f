import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useRead } from '../../queries.ts'
import { ProjectState } from '../state.tsx'

/** On a task made of a ballot: the projects it carries out. `id`: the ballot's and, each behind a slash, the options named; none: all of it. */
export default function ProjectsOfTask({ id }: { id: string }) {
  const [ballot = '', ...codes] = id.split('/')
  const { data } = useRead('GET /api/c/:community/open/ballots/:id/projects', { params: { id: ballot } })
  const named = data?.items.filter((one) => codes.length === 0 || codes.includes(one.option_code ?? ''))
  return named?.map((one) => (
    <div key={one.id} className={layout.row}>
      <Link to={`/projects/${one.id}`}>{one.title}</Link>
      <ProjectState row={one} />
    </div>
  ))
}
