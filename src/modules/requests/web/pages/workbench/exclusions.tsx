import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ExclusionFacts } from '../../components/workbench/exclusions/exclusion-card.tsx'
import { useReadPages } from '../../queries.ts'

const states = ['asked', 'granted', 'declined', 'withdrawn'] as const

/** What was asked to be left out of the second figure, to be reviewed by somebody else. */
export default function ExclusionsPage() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state'])
  const list = useReadPages('GET /api/c/:community/exclusions', { query: state ? { state } : {} })
  return (
    <PageFrame
      title={t('workbench.exclusions.title')}
      intro={t('workbench.exclusions.intro')}
      back="/rates"
      backLabel={t('workbench.nav.rates')}
    >
      <Stack>
        <SelectField
          name="state"
          label={t('workbench.exclusions.state')}
          short
          any
          value={state ?? ''}
          onChange={(value) => setSearch({ state: value || undefined })}
          options={states.map((value) => ({ value, label: t(`workbench.exclusions.states.${value}`) }))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<BenchUnderTree />} title={t('workbench.exclusions.none')}>
                {t('workbench.exclusions.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Stack>
              {data.items.map((one) => (
                <Card
                  key={one.id}
                  title={one.request.title}
                  aside={<Link to={`/requests/${one.request.id}`}>{one.request.number}</Link>}
                >
                  <ExclusionFacts one={one} />
                </Card>
              ))}
            </Stack>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
