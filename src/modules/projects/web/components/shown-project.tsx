import { useDates } from '../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from './shown.module.css'
import { ProjectState } from './state.tsx'
import { money, type Open } from './views.ts'

/** What everybody reads of a project: what, where, how far, what was noted, how it was judged. No names, no household. */
export function ShownProject({ project }: { project: Open }) {
  const t = useWords('projects')
  const dates = useDates()
  const { conditions } = project
  return (
    <Stack>
      <div className={layout.row}>
        <ProjectState row={project} />
        <span>{project.number}</span>
      </div>
      {project.words && <p className={layout.text}>{project.words}</p>}
      {project.description && <p className={layout.text}>{project.description}</p>}
      <LabelList
        rows={[
          { label: t('words.kind_label'), value: t(`words.kind.${project.kind}`) },
          { label: t('words.place'), value: project.place || t('words.whole') },
          { label: t('words.days'), value: dates.span({ from: project.from_day, to: project.to_day }) },
          ...(project.cost_fen === null
            ? []
            : [{ label: t('words.cost_label'), value: t('words.cost', { yuan: money(project.cost_fen) }) }]),
          ...(project.lead ? [{ label: t('words.lead'), value: project.lead }] : []),
          ...(conditions?.all === 0
            ? []
            : [
                {
                  label: t('words.conditions'),
                  value: conditions ? t('words.conditions_kept', conditions) : t('words.conditions_few'),
                },
              ]),
        ]}
      />
      <Course project={project} />
      <Came project={project} />
    </Stack>
  )
}

function Course({ project }: { project: Open }) {
  const t = useWords('projects')
  const dates = useDates()
  return (
    <Card title={t('words.course')}>
      <ol className={layout.list}>
        {project.steps.map((step) => (
          <li key={step.seq} className={layout.line}>
            <div className={layout.row}>
              <strong>{t(`words.step.${step.kind}`)}</strong>
              <span>{dates.day(step.day)}</span>
            </div>
            {step.text && <p className={layout.text}>{step.text}</p>}
            {step.files.length > 0 && (
              <div className={styles.photos}>
                {step.files.map((file, index) => (
                  <a key={file.file_id} href={`${project.files_at}/${file.file_id}`}>
                    {file.media_type === 'application/pdf' ? (
                      t('words.pdf')
                    ) : (
                      <img
                        src={`${project.files_at}/${file.file_id}`}
                        alt={t('words.photo_of', { n: index + 1, day: dates.day(step.day) })}
                        width={file.width ?? undefined}
                        height={file.height ?? undefined}
                        loading="lazy"
                      />
                    )}
                  </a>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** The chain it hangs on: topic, ballot, tasks, reviews. */
function Came({ project }: { project: Open }) {
  const t = useWords('projects')
  const { ballot, topics, tasks, ballot_tasks: ballotTasks, reviews } = project
  if (!ballot && topics.length + tasks.length + reviews.length === 0) return null
  return (
    <Card title={t('words.chain')}>
      <ul className={layout.list}>
        {topics.map((one) => (
          <li key={one.id}>
            {t('words.of_topic')} <Link to={`/halls/${one.id}`}>{one.title}</Link>
          </li>
        ))}
        {ballot && (
          <li>
            {t('words.of_ballot')} <Link to={`/ballots/${ballot.id}`}>{ballot.title}</Link>
          </li>
        )}
        {reviews.map((one) => (
          <li key={one.id}>
            <Link to={`/ballots/${one.id}`}>{t('words.review_of', { number: one.number })}</Link>{' '}
            {t(one.verdict ? `words.verdict.${one.verdict}` : 'words.review_runs')}
          </li>
        ))}
      </ul>
      <Tasks label={t('words.tasks')} tasks={tasks} />
      <Tasks label={t('words.ballot_tasks')} tasks={ballotTasks} />
    </Card>
  )
}

function Tasks({ label, tasks }: { label: string; tasks: Open['tasks'] }) {
  const t = useWords('projects')
  const dates = useDates()
  if (tasks.length === 0) return null
  return (
    <section className={styles.tasks}>
      <h3>{label}</h3>
      <ul className={layout.list}>
        {tasks.map((one) => (
          <li key={one.number}>
            {one.text}
            <p className={layout.quiet}>
              {[one.owner, t('words.until', { day: dates.day(one.due_day) }), t(`words.task_state.${one.state}`)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
