import type { PageProps } from '../../../../../app/web/convention.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { CallFacts } from '../../components/nomination.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import { OwnNominationCard } from '../../components/resident/own-nomination.tsx'
import { Propose } from '../../components/resident/propose.tsx'
import { useReadPages } from '../../queries.ts'

function One({ id }: { id: string }) {
  const t = useWords('ballots')
  const [search, setSearch] = useSearch()
  const show = search['show'] === 'mine' ? 'mine' : 'all'
  const read = useReadPages('GET /api/c/:community/my/ballots/:id/nominations', {
    params: { id },
    query: { show, limit: 50 },
  })
  const call = read.data?.call
  return (
    <PageFrame title={call?.title ?? t('resident.calls.title')} back="/nominations">
      <QueryView query={read}>
        {(page) => (
          <Stack>
            <CallFacts call={page.call} />
            {page.call.withdraw_reason !== '' && (
              <p>{t('words.withdrawn_because', { reason: page.call.withdraw_reason })}</p>
            )}
            {page.call.description && <p className={layout.text}>{page.call.description}</p>}
            {page.can.includes('propose') && <Propose call={page.call} />}
            {page.call.running && !page.can.includes('propose') && <p>{t('resident.calls.not_of_ground')}</p>}
            {page.call.announced && <ButtonLink to={`/ballots/${id}`}>{t('words.call.to_ballot')}</ButtonLink>}
            <RadioCards
              name="show"
              label={t('resident.show')}
              value={show}
              onChange={(value) => setSearch({ show: value === 'mine' ? 'mine' : undefined })}
              options={[
                { value: 'all', label: t('resident.calls.show_all') },
                { value: 'mine', label: t('resident.calls.show_mine') },
              ]}
              pairs
            />
            {page.items.length === 0 && <p>{t(show === 'mine' ? 'resident.calls.none_mine' : 'words.call.none')}</p>}
            <ul className={styles.list}>
              {page.items.map((one) => (
                <li key={one.id}>
                  <OwnNominationCard call={page.call} one={one} />
                </li>
              ))}
            </ul>
            <Pager pages={read} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

/** One call for proposals: propose, stand behind a neighbour's, answer what is asked. */
export default function CallPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const person = usePerson()
  return person ? (
    <One id={params.id} />
  ) : (
    <PageFrame title={t('resident.calls.title')} back="/nominations">
      <NotMember proposes />
    </PageFrame>
  )
}
