import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { AddRule } from '../../components/workbench/routing/add-rule.tsx'
import { EndRule } from '../../components/workbench/routing/end-rule.tsx'
import { useRuleWords } from '../../components/workbench/routing/rule-words.ts'
import type { RoutingRule } from '../../components/workbench/routing/views.ts'
import { useRead } from '../../queries.ts'

function useColumns(mayRule: boolean, onEnd: (id: string) => void): Column<RoutingRule>[] {
  const t = useWords('requests')
  const words = useRuleWords()
  return [
    {
      key: 'what',
      head: t('workbench.routing.what'),
      cell: (rule) => (
        <>
          {words.what(rule)}
          <Under>{words.where(rule)}</Under>
        </>
      ),
    },
    { key: 'from', head: t('workbench.routing.from'), cell: words.from },
    { key: 'to', head: t('workbench.routing.to'), cell: (rule) => `→ ${words.to(rule)}` },
    {
      key: 'why',
      head: t('workbench.routing.why'),
      wide: true,
      cell: (rule) => (
        <>
          {rule.reason}
          <Under>
            {words.since(rule)}{' '}
            {rule.request && (
              <Link to={`/requests/${rule.request.id}`}>
                {t('workbench.routing.by_ruling', { number: rule.request.number })}
              </Link>
            )}
          </Under>
        </>
      ),
    },
    ...(mayRule
      ? [
          {
            key: 'acts',
            head: t('workbench.routing.acts'),
            narrow: true,
            cell: (rule: RoutingRule) => (
              <Button
                kind="plain"
                aria-label={t('workbench.routing.end.named', { what: words.line(rule) })}
                onClick={() => onEnd(rule.id)}
              >
                {t('workbench.routing.end.open')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

/** What would go to one party and goes to another: the rules in force, and those that were ended. */
export default function RoutingRulesPage() {
  const t = useWords('requests')
  const may = useMay()
  const words = useRuleWords()
  const rules = useRead('GET /api/c/:community/routing-rules')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  const columns = useColumns(may('requests.rule'), setEnding)
  return (
    <PageFrame
      title={t('workbench.routing.title')}
      intro={t('workbench.routing.intro')}
      actions={
        may('requests.rule') && (
          <Button kind="main" icon={IconPlus} narrow onClick={() => setAdding(true)}>
            {t('workbench.routing.add.open')}
          </Button>
        )
      }
    >
      <QueryView query={rules}>
        {({ items, past }) => (
          <Stack>
            {items.length === 0 ? (
              <EmptyState title={t('workbench.routing.none')}>{t('workbench.routing.none_help')}</EmptyState>
            ) : (
              <Card flush>
                <RecordTable
                  caption={t('workbench.routing.title')}
                  columns={columns}
                  rows={items}
                  keyOf={(rule) => rule.id}
                />
              </Card>
            )}
            {past.length > 0 && (
              <Card title={t('workbench.routing.past')}>
                <ul>
                  {past.map((rule) => (
                    <li key={rule.id}>
                      {words.line(rule)}
                      <Under>{words.past(rule)}</Under>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </Stack>
        )}
      </QueryView>
      {adding && <AddRule onClose={() => setAdding(false)} />}
      {ending && <EndRule id={ending} onClose={() => setEnding(null)} />}
    </PageFrame>
  )
}
