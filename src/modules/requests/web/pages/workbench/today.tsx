import { MagpieOnLine } from '../../../../../app/web/art/magpie-on-line.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { RequestRows } from '../../components/workbench/request-rows.tsx'
import { BackRows } from '../../components/workbench/team/back-rows.tsx'
import { DeputyTabs } from '../../components/workbench/team/deputy-tabs.tsx'
import { Questions } from '../../components/workbench/team/questions.tsx'
import type { Today } from '../../components/workbench/views.ts'
import { Waiting } from '../../components/workbench/waiting.tsx'
import { useReadPages } from '../../queries.ts'

/** What comes before the list: what was put off until now, what this person is asked, and what nobody answered. */
function First({ data }: { data: Today }) {
  const t = useWords('requests')
  return (
    <>
      {data.back.length > 0 && (
        <Card title={t('workbench.today.back')}>
          <BackRows rows={data.back} />
        </Card>
      )}
      {data.questions.length > 0 && (
        <Card title={t('workbench.today.questions')}>
          <Questions questions={data.questions} linked />
        </Card>
      )}
      {data.unanswered.length > 0 && (
        <Card title={t('workbench.today.unanswered')}>
          <Questions questions={data.unanswered} linked />
        </Card>
      )}
    </>
  )
}

/** With empty hands: what somebody here may begin, and the whole list. */
function Ways() {
  const t = useWords('requests')
  const may = useMay()
  return (
    <>
      {may('requests.file_for') && <ButtonLink to="/counter">{t('workbench.counter.title')}</ButtonLink>}
      {may('requests.take_calls') && <ButtonLink to="/hotline">{t('workbench.hotline.title')}</ButtonLink>}
      <ButtonLink to="/requests">{t('workbench.today.see_all')}</ButtonLink>
    </>
  )
}

function nothing(data: Today): boolean {
  return [data.items, data.back, data.questions, data.unanswered].every((list) => list.length === 0)
}

/** 我今天的清单: what is mine, the most urgent first; what was put off is a click away. */
export default function TodayPage() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const late = search['snoozed'] === 'yes'
  const absent = search['for']
  const urgentFirst = search['sort'] === 'priority'
  const query = {
    ...(urgentFirst ? { sort: 'priority' as const } : {}),
    ...(late ? { snoozed: 'yes' as const } : {}),
    ...(absent ? { for: absent } : {}),
  }
  const list = useReadPages('GET /api/c/:community/today', { query })
  const name = list.data?.deputising.find((one) => one.person_id === absent)?.name
  const here = absent ? `/today?for=${absent}` : '/today'
  return (
    <PageFrame
      title={
        absent && name
          ? t('workbench.today.deputy_title', { name })
          : t(late ? 'workbench.today.snoozed_title' : 'workbench.today.title')
      }
      intro={late ? undefined : t(absent ? 'workbench.today.deputy_intro' : 'workbench.today.intro')}
    >
      {!absent && !late && <Parts place="requests.today" id="" />}
      <QueryView
        query={list}
        empty={(data) =>
          nothing(data) && data.waiting.snoozed === 0 && !list.hasPrevious && data.deputising.length === 0 ? (
            <EmptyState drawing={<MagpieOnLine />} title={t('workbench.today.empty')} action={<Ways />}>
              {t('workbench.today.empty_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            <DeputyTabs deputising={data.deputising} shown={absent} />
            <Waiting waiting={data.waiting} />
            {nothing(data) && <p>{t('workbench.today.empty')}</p>}
            {late && <Link to={here}>{t('workbench.today.snoozed_back')}</Link>}
            {!late && data.waiting.snoozed > 0 && (
              <Link to={`/today?snoozed=yes${absent ? `&for=${absent}` : ''}`}>
                {t('workbench.today.snoozed', { count: data.waiting.snoozed })}
              </Link>
            )}
            <First data={data} />
            {data.items.length > 1 && (
              <SelectField
                name="sort"
                label={t('workbench.today.sort')}
                short
                value={urgentFirst ? 'priority' : 'due'}
                onChange={(value) => setSearch({ sort: value === 'priority' ? value : undefined })}
                options={(['due', 'priority'] as const).map((value) => ({
                  value,
                  label: t(`workbench.today.sorts.${value}`),
                }))}
              />
            )}
            {data.items.length > 0 && (
              <Card flush>
                <RequestRows rows={data.items} caption={t('workbench.today.title')} />
              </Card>
            )}
            <Pager pages={list} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
