import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Timeline } from '../../../../../app/web/kit/timeline.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './team/team.module.css'
import type { Request } from './views.ts'

type Step = Request['steps'][number]

const shows = {
  all: () => true,
  public: (step: Step) => step.visibility === 'public',
  internal: (step: Step) => step.visibility === 'internal',
  staff: (step: Step) => step.actor_kind === 'staff',
  resident: (step: Step) => step.actor_kind === 'resident',
  system: (step: Step) => step.actor_kind === 'system',
} as const
type Shown = keyof typeof shows

function list(value: unknown): string {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('、') : ''
}

/** What a step says beyond its kind: words, to whom, which tags, which points were looked at. */
function useStepText() {
  const t = useWords('requests')
  const dates = useDates()
  const outside = ({ addressee, due_on, priority_to }: Step['data']) => [
    typeof addressee === 'string' ? addressee : '',
    typeof due_on === 'string' ? t('workbench.forwarding.due', { day: dates.day(due_on) }) : '',
    typeof priority_to === 'number' ? t(`words.priority.${priority_to}`) : '',
  ]
  return (step: Step): string => {
    const { data } = step
    if (step.kind === 'to_dispatch') return t(`words.waiting.${data['why']}`)
    const parts = [
      typeof data['to'] === 'string' ? t('workbench.team.step_to', { to: data['to'] }) : '',
      typeof data['number'] === 'string' ? data['number'] : '',
      ...outside(data),
      typeof data['tier'] === 'string' ? t(`words.tier.${data['tier']}`) : '',
      typeof data['ground'] === 'string' ? t(`words.extension.${data['ground']}`) : '',
      typeof data['undone'] === 'string' ? t(`workbench.team.did.${data['undone']}`) : '',
      list(data['added']) && t('workbench.team.tags_added', { tags: list(data['added']) }),
      list(data['removed']) && t('workbench.team.tags_removed', { tags: list(data['removed']) }),
      list(data['checked']) && t('workbench.team.points_checked', { points: list(data['checked']) }),
      step.text,
    ]
    return parts.filter(Boolean).join('\n')
  }
}

/** The timeline of a request, newest first: system, staff and residents in one, to be filtered and printed as it stands. */
export function Course({ steps }: { steps: Request['steps'] }) {
  const t = useWords('requests')
  const textOf = useStepText()
  const [shown, setShown] = useState<Shown>('all')
  const entries = steps.filter(shows[shown]).map((step) => ({
    id: String(step.seq),
    at: step.at,
    title: t([`words.step.${step.kind}`, 'words.step.other']),
    source: step.actor_kind,
    who: step.who,
    text: textOf(step),
    internal: step.visibility === 'internal',
  }))
  return (
    <>
      <div className={styles.filters} role="group" aria-label={t('workbench.team.show')} data-screen-only>
        {(Object.keys(shows) as Shown[]).map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => setShown(name)}>
            {t(`workbench.team.shows.${name}`)}
          </button>
        ))}
      </div>
      {shown !== 'all' && <p data-paper-only>{t(`workbench.team.shows.${shown}`)}</p>}
      {entries.length === 0 ? <EmptyState title={t('workbench.team.nothing_shown')} /> : <Timeline entries={entries} />}
    </>
  )
}
