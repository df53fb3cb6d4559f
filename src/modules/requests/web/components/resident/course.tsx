import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { Timeline, type TimelineEntry } from '../../../../../app/web/kit/timeline.tsx'
import { useKitWords, useWords } from '../../../../../app/web/words.ts'
import { type LoadPhoto, Photos } from './authorized-photo.tsx'
import type { OwnRequest } from './views.ts'

type Step = OwnRequest['steps'][number]

/** The files a step brought, as far as they are mine to see. */
function filesOf(step: Step, request: OwnRequest) {
  const ids = Array.isArray(step.data['file_ids']) ? (step.data['file_ids'] as unknown[]) : []
  return request.attachments.filter((file) => ids.includes(file.file_id))
}

/** What became of it, newest first, as far as it is told to the one who asked. */
export function Course({ request, load }: { request: OwnRequest; load: LoadPhoto }) {
  const t = useWords('requests')
  const kit = useKitWords()
  const dates = useDates()
  const titleOf = (step: Step) => {
    const { outcome, to, addressee } = step.data
    const due = typeof step.data['due_on'] === 'string' ? dates.day(step.data['due_on']) : ''
    const keys = [
      ...(outcome ? [`resident.steps.${step.kind}_${outcome}`] : []),
      ...(to ? [`resident.steps.${step.kind}_to`] : []),
      `resident.steps.${step.kind}`,
      'resident.steps.other',
    ]
    return t(keys, { to, addressee, due })
  }
  const textOf = (step: Step) => {
    const grade = typeof step.data['grade'] === 'number' ? kit(`rating.${step.data['grade']}`) : ''
    const ground = typeof step.data['ground'] === 'string' ? t(`words.extension.${step.data['ground']}`) : ''
    return [ground, step.kind === 'filed' ? '' : step.text, grade].filter(Boolean).join(' ')
  }
  const entries: TimelineEntry[] = request.steps.map((step) => ({
    id: String(step.seq),
    at: step.at,
    title: titleOf(step),
    source: step.actor_kind,
    who: step.actor_kind === 'staff' ? step.who : t(`resident.who.${step.actor_kind}`),
    text: textOf(step) || undefined,
    extra: filesOf(step, request).length > 0 && <Photos attachments={filesOf(step, request)} load={load} />,
  }))
  return (
    <Card title={t('resident.request.course')}>
      <Timeline entries={entries} />
    </Card>
  )
}
