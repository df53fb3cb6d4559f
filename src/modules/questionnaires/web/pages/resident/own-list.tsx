import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { community } from '../../../../../app/web/boot.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { NotMember } from '../../components/not-member.tsx'
import styles from '../../components/questionnaire.module.css'
import type { OwnBrief } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

function Own() {
  const t = useWords('questionnaires')
  const list = useRead('GET /api/c/:community/my/questionnaires')
  return (
    <QueryView
      query={list}
      empty={({ items }) =>
        items.length === 0 ? (
          <EmptyState drawing={<BenchUnderTree />} title={t('resident.list.none')}>
            {t('resident.list.none_help')}
          </EmptyState>
        ) : null
      }
    >
      {({ items }) => (
        <ul className={styles['list']}>
          {items.map((one) => (
            <li key={one.id}>
              <One one={one} />
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}

function One({ one }: { one: OwnBrief }) {
  const t = useWords('questionnaires')
  const dates = useDates()
  const facts = [
    one.place && t('words.for_place', { place: one.place }),
    one.until_day && t('words.until', { day: dates.day(one.until_day) }),
    one.anonymous && t('resident.list.anonymous'),
  ]
  return (
    <Card>
      <h2>{one.answered ? one.title : <Link to={`/questionnaires/${one.id}`}>{one.title}</Link>}</h2>
      <p className={styles['quiet']}>{facts.filter(Boolean).join(' · ')}</p>
      <StateTag tone={one.answered ? 'done' : 'need'}>
        {t(one.answered ? 'resident.list.answered' : 'resident.list.waits')}
      </StateTag>
    </Card>
  )
}

/** What somebody is asked now; answered once, whoever of the household does it. */
export default function OwnQuestionnaires() {
  const t = useWords('questionnaires')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.list.title')} intro={t('resident.list.intro')}>
      <Stack>
        {person ? <Own /> : <NotMember />}
        <RowLinks
          rows={[
            { label: t('resident.list.by_code'), note: t('resident.list.by_code_note'), to: '/q' },
            { label: t('resident.list.results'), href: `/p/${community().key}/questionnaires` },
          ]}
        />
      </Stack>
    </PageFrame>
  )
}
