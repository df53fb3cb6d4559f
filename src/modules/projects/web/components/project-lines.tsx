import { useDates } from '../../../../app/web/dates.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { ProjectState } from './state.tsx'
import type { OpenBrief } from './views.ts'

/** Projects one under another, each with how it stands and what was noted last. */
export function ProjectLines({ items }: { items: readonly OpenBrief[] }) {
  const t = useWords('projects')
  const dates = useDates()
  return (
    <ul className={layout.list}>
      {items.map((one) => (
        <li key={one.id} className={layout.line}>
          <strong>
            <Link to={`/projects/${one.id}`}>{one.title}</Link>
          </strong>
          <div className={layout.row}>
            <ProjectState row={one} />
            <span>{t(`words.kind.${one.kind}`)}</span>
            {one.place && <span>{one.place}</span>}
            <span>{dates.span({ from: one.from_day, to: one.to_day })}</span>
          </div>
          {one.note && <p className={layout.quiet}>{[dates.day(one.note.day), one.note.text].join(' · ')}</p>}
        </li>
      ))}
    </ul>
  )
}
