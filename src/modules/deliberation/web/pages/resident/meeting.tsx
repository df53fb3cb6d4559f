import type { PageProps } from '../../../../../app/web/convention.ts'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { NotMember } from '../../components/not-member.tsx'
import { AnswerCard, OwnFacts, ProposeCard } from '../../components/own-meeting.tsx'
import { useRead } from '../../queries.ts'

function One({ id }: { id: string }) {
  const t = useWords('deliberation')
  const meeting = useRead('GET /api/c/:community/my/meetings/:id', { params: { id } })
  return (
    <PageFrame title={meeting.data?.title ?? t('resident.one')} back="/meetings">
      <QueryView query={meeting}>
        {(data) => (
          <Stack>
            <OwnFacts meeting={data} />
            {data.can.includes('answer') && <AnswerCard meeting={data} />}
            {data.can.includes('propose') && <ProposeCard meeting={data} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

/** One meeting, one's answer and one's proposals. */
export default function MeetingPage({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const person = usePerson()
  if (person) return <One id={params.id} />
  return (
    <PageFrame title={t('resident.one')} back="/meetings">
      <NotMember />
    </PageFrame>
  )
}
