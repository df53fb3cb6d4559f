import { IconCheck } from '@tabler/icons-react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { CodeEntry } from '../../components/code-entry.tsx'
import { NotMember } from '../../components/not-member.tsx'
import { type Own, OwnFacts } from '../../components/own-meeting.tsx'
import { useRead, useWrite } from '../../queries.ts'

function Here({ meeting, code }: { meeting: Own; code: string }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const write = useWrite('POST /api/c/:community/my/check-in/:code', {
    refresh: ['GET /api/c/:community/my/check-in/:code'],
  })
  if (meeting.came_at) return <Card>{t('resident.checked_in', { time: dates.time(meeting.came_at) })}</Card>
  return (
    <>
      {meeting.can.includes('check_in') ? (
        <Button
          kind="main"
          icon={IconCheck}
          busy={write.isPending}
          onClick={() => write.mutate({ params: { code }, body: {} })}
        >
          {t('resident.check_in')}
        </Button>
      ) : (
        <p>{t('resident.no_check_in')}</p>
      )}
      {write.error && <ErrorState problem={write.error} part />}
    </>
  )
}

function One({ code }: { code: string }) {
  const t = useWords('deliberation')
  const meeting = useRead('GET /api/c/:community/my/check-in/:code', { params: { code } })
  if (meeting.error?.status === 404) {
    return (
      <Stack>
        <p role="alert">{t('resident.code.unknown', { code })}</p>
        <CodeEntry />
      </Stack>
    )
  }
  return (
    <QueryView query={meeting}>
      {(data) => (
        <Stack>
          <h2>{data.title}</h2>
          <Here meeting={data} code={code} />
          <OwnFacts meeting={data} />
        </Stack>
      )}
    </QueryView>
  )
}

/** Where the code on the screen leads: one press, and one has come. */
export default function CheckIn({ params }: PageProps<'code'>) {
  const t = useWords('deliberation')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.check_in_title')} back="/meetings">
      {person ? <One code={params.code} /> : <NotMember />}
    </PageFrame>
  )
}
