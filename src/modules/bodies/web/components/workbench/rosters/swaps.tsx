import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type RosterView, refresh } from './views.ts'

const outcomes = ['agreed', 'declined', 'taken_back'] as const

/** Swaps that wait for a colleague's word. */
export function Swaps({ view }: { view: RosterView }) {
  const t = useWords('bodies')
  const dates = useDates()
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/roster-swaps/:id/settle', {
    refresh,
    onSuccess: () => toast(t('workbench.rosters.swap.settled')),
  })
  if (view.swaps.length === 0) return null
  return (
    <Card title={t('workbench.rosters.swap.waiting')}>
      {view.swaps.map((swap) => (
        <section key={swap.id} aria-label={`${swap.person.name} ${swap.day}`}>
          <p>
            {t('workbench.rosters.swap.says', {
              name: swap.person.name,
              other: swap.with_person.name,
              day: dates.day(swap.day),
              hours: `${swap.starts}–${swap.ends}`,
            })}
            {swap.back &&
              t('workbench.rosters.swap.says_back', {
                day: dates.day(swap.back.day),
                hours: `${swap.back.starts}–${swap.back.ends}`,
              })}
            {swap.note && ` ${swap.note}`}
          </p>
          <div className={layout['acts']}>
            {outcomes
              .filter((outcome) => swap.can.includes(outcome))
              .map((outcome) => (
                <Button
                  key={outcome}
                  kind={outcome === 'agreed' ? 'main' : 'quiet'}
                  narrow
                  busy={write.isPending}
                  onClick={() => write.mutate({ params: { id: swap.id }, body: { outcome } })}
                >
                  {t(`workbench.rosters.swap.${outcome}`)}
                </Button>
              ))}
          </div>
        </section>
      ))}
      {write.error && <ErrorState problem={write.error} part />}
    </Card>
  )
}
