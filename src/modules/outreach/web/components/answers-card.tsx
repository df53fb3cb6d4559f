import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import type { Round } from './views.ts'

/** How many households chose what. */
export function AnswersCard({ round }: { round: Round }) {
  const t = useWords('outreach')
  const answers = useRead('GET /api/c/:community/rounds/:id/answers', { params: { id: round.id } })
  const words: Record<string, string> = { true: t('workbench.round.yes'), false: t('workbench.round.no') }
  return (
    <Card title={t('workbench.round.answers')}>
      <QueryView query={answers} part>
        {({ items }) => (
          <>
            {items.map((one) => {
              const question = round.questions.find((other) => other.id === one.id)
              const yesNo = question?.kind === 'yes_no'
              return (
                <section key={one.id}>
                  <h3>{question?.label}</h3>
                  <p>{t('workbench.round.answered', { count: one.answered })}</p>
                  <LabelList
                    rows={one.options.map(({ option, households }) => ({
                      label: yesNo ? (words[option] ?? option) : option,
                      value: t('workbench.round.households', { count: households }),
                    }))}
                  />
                </section>
              )
            })}
          </>
        )}
      </QueryView>
    </Card>
  )
}
