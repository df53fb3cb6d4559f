import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'

/** Of fewer a share says nothing. */
const shareLeast = 20

/** How good the proposals of an item are: what they were learned from, how they fared, how often the first was taken. */
export function ProposalFigures() {
  const t = useWords('requests')
  const dates = useDates()
  const figures = useRead('GET /api/c/:community/catalogue/proposals')
  const share = (part: number, of: number) =>
    of < shareLeast
      ? t('workbench.proposals.scarce', { count: shareLeast })
      : t('workbench.proposals.share', { value: ((part / of) * 100).toFixed(1), part, of })
  return (
    <Card title={t('workbench.proposals.title')}>
      <QueryView query={figures} part>
        {({ model, filed, requests_least }) => {
          const taken = { label: t('workbench.proposals.taken'), value: share(filed.taken, filed.shown) }
          if (model === null) {
            return (
              <>
                <p>{t('workbench.proposals.not_yet', { count: requests_least })}</p>
                <LabelList rows={[taken]} />
              </>
            )
          }
          const { requests_count, items_count, version, apart_count } = model
          const learned = t('workbench.proposals.learned_from', { count: requests_count, items: items_count })
          const since = t('workbench.proposals.version', { time: dates.full(model.learned_at), version })
          const fared = (['first', 'three', 'words'] as const).map((name) =>
            t(`workbench.proposals.${name}`, { share: share(model[`${name}_right`], apart_count) }),
          )
          return (
            <LabelList
              rows={[
                { label: t('workbench.proposals.learned'), value: <Lines lines={[learned, since]} /> },
                { label: t('workbench.proposals.apart'), value: <Lines lines={fared} /> },
                taken,
              ]}
            />
          )
        }}
      </QueryView>
    </Card>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>)
}
