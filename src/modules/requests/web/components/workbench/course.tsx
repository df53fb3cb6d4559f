import { Timeline } from '../../../../../app/web/kit/timeline.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Request } from './views.ts'

/** The timeline of a request, newest first. */
export function Course({ steps }: { steps: Request['steps'] }) {
  const t = useWords('requests')
  const entries = steps.map((step) => ({
    id: String(step.seq),
    at: step.at,
    title: t([`words.step.${step.kind}`, 'words.step.other']),
    source: step.actor_kind,
    who: step.who,
    text: step.kind === 'to_dispatch' ? t(`words.waiting.${step.data['why']}`) : step.text,
    internal: step.visibility === 'internal',
  }))
  return <Timeline entries={entries} />
}
