import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { type Topic, topicReads } from './views.ts'

/** Takes a request out of the topic again. */
export function Untie({ topic }: { topic: Topic }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/topics/:id/untie-request', {
    refresh: topicReads,
    onSuccess: () => toast(t('workbench.topic.untied')),
  })
  if (!topic.can.includes('tie') || topic.requests.length === 0) return null
  return (
    <div className={layout['acts']} data-screen-only>
      {topic.requests.map((one) => (
        <Button
          key={one.id}
          kind="plain"
          busy={write.isPending}
          onClick={() => write.mutate({ params: { id: topic.id }, body: { request_id: one.id } })}
        >
          {t('workbench.topic.untie', { number: one.number })}
        </Button>
      ))}
      {write.error && <ErrorState problem={write.error} part />}
    </div>
  )
}
