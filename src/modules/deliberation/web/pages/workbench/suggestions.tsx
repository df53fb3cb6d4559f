import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ExportSheet } from '../../components/export-sheet.tsx'
import styles from '../../components/meetings.module.css'
import { SuggestionLine } from '../../components/suggestion-line.tsx'
import type { Suggestion } from '../../components/views.ts'
import { call, useReadPages } from '../../queries.ts'

/** Neighbours of one meeting together, in the order they stand. */
function byMeeting(items: readonly Suggestion[]): Suggestion[][] {
  const groups: Suggestion[][] = []
  for (const one of items) {
    const last = groups.at(-1)
    if (last && last[0]?.meeting.id === one.meeting.id) last.push(one)
    else groups.push([one])
  }
  return groups
}

/** 建言: each with its answer and what became of it, the newest first. */
export default function Suggestions() {
  const t = useWords('deliberation')
  const dates = useDates()
  const list = useReadPages('GET /api/c/:community/suggestions', { query: {} })
  return (
    <PageFrame
      title={t('workbench.suggestions.title')}
      intro={t('workbench.suggestions.intro')}
      back="/meetings"
      backLabel={t('workbench.meetings.title')}
    >
      <Stack>
        <div className={styles.row} data-screen-only>
          <ExportSheet
            name={t('workbench.suggestions.title')}
            take={() => call('POST /api/c/:community/suggestions/export', { body: {} })}
          />
        </div>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 ? (
              <EmptyState title={t('workbench.suggestions.none')}>{t('workbench.suggestions.none_help')}</EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Stack>
              {byMeeting(data.items).map((group) => (
                <Card key={group[0]?.meeting.id}>
                  <Link to={`/meetings/${group[0]?.meeting.id}`}>
                    {group[0]?.meeting.title} {dates.full(group[0]?.meeting.starts_at ?? '')}
                  </Link>
                  <ul className={styles.list}>
                    {group.map((one) => (
                      <SuggestionLine key={one.id} suggestion={one} />
                    ))}
                  </ul>
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
