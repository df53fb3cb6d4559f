import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { ProjectState } from '../state.tsx'

/** On the page of a ballot: what it chose, each with its project or the way to make it one. Nothing where there is neither. */
export default function ProjectsOfBallot({ id }: { id: string }) {
  const t = useWords('projects')
  const { data } = useRead('GET /api/c/:community/ballots/:id/projects', { params: { id } })
  const may = data?.can.includes('open') ?? false
  const items = data?.items.filter((one) => one.project || may) ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('words.came_of_it')}>
      <ul className={layout.list}>
        {items.map(({ code, title, project }) => (
          <li key={code} className={layout.row}>
            {project ? (
              <>
                <Link to={`/projects/${project.id}`}>{project.title}</Link>
                <ProjectState row={project} />
              </>
            ) : (
              <>
                <span>{title}</span>
                <ButtonLink to={`/projects/new?ballot=${id}&option=${encodeURIComponent(code)}`} narrow>
                  {t('workbench.make')}
                </ButtonLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
