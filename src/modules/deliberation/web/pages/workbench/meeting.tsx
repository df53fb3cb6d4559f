import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AgendaDialog } from '../../components/agenda-dialog.tsx'
import { AttendanceCard } from '../../components/attendance-card.tsx'
import { SuggestDialog } from '../../components/item-dialogs.tsx'
import { ItemLine } from '../../components/item-line.tsx'
import { MeetingActs } from '../../components/meeting-acts.tsx'
import styles from '../../components/meetings.module.css'
import { MinutesCard } from '../../components/minutes-card.tsx'
import { MeetingState } from '../../components/states.tsx'
import { SuggestionLine } from '../../components/suggestion-line.tsx'
import { TopicsOfMeeting } from '../../components/topics/of-meeting.tsx'
import type { Meeting } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

/** Reached or not, and how many are missing, live. */
function Quorum({ meeting }: { meeting: Meeting }) {
  const t = useWords('deliberation')
  const { present, members, needed, missing, reached, article, seats } = meeting.quorum
  return (
    <div className={styles.row} aria-live="polite">
      {needed > 0 && (
        <StateTag tone={reached ? 'done' : 'need'}>
          {t(reached ? 'words.quorum_reached' : 'words.quorum_missing', { count: missing })}
        </StateTag>
      )}
      <span>{t(needed > 0 ? 'words.quorum_now' : 'words.present_now', { present, members, needed })}</span>
      <span className={layout['under']}>{article}</span>
      {seats && <span className={layout['under']}>{t('words.seats', seats)}</span>}
    </div>
  )
}

function Detail({ meeting }: { meeting: Meeting }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const [asked, setAsked] = useState<'agenda' | 'suggest'>()
  const decisions = meeting.items.flatMap((one) => one.decisions)
  return (
    <Stack>
      <div className={styles.row}>
        <MeetingState state={meeting.state} />
        <MeetingActs meeting={meeting} />
        {meeting.check_in_code && meeting.state !== 'closed' && meeting.state !== 'cancelled' && (
          <ButtonLink to={`/meetings/${meeting.id}/check-in`} narrow>
            {t('workbench.check_in.title')}
          </ButtonLink>
        )}
      </div>
      <Quorum meeting={meeting} />
      <Card title={t('words.agenda')}>
        <Stack>
          {meeting.items.length === 0 && <p>{t('workbench.meeting.no_items')}</p>}
          <ol className={styles.list}>
            {meeting.items.map((one, index) => (
              <ItemLine key={one.id} meeting={meeting} item={one} number={index + 1} />
            ))}
          </ol>
          {meeting.can.includes('agenda') && (
            <div>
              <Button narrow onClick={() => setAsked('agenda')}>
                {t('workbench.agenda.open')}
              </Button>
            </div>
          )}
        </Stack>
      </Card>
      <TopicsOfMeeting id={meeting.id} />
      <AttendanceCard meeting={meeting} />
      {(meeting.kind === 'bench' || meeting.suggestions.length > 0) && (
        <Card title={t('words.suggestions')}>
          <Stack>
            {meeting.suggestions.length === 0 && <p>{t('workbench.meeting.no_suggestions')}</p>}
            <ul className={styles.list}>
              {meeting.suggestions.map((one) => (
                <SuggestionLine key={one.id} suggestion={one} decisions={decisions} />
              ))}
            </ul>
            {meeting.can.includes('suggest') && (
              <div>
                <Button narrow kind="main" onClick={() => setAsked('suggest')}>
                  {t('workbench.suggest.open')}
                </Button>
              </div>
            )}
          </Stack>
        </Card>
      )}
      <MinutesCard meeting={meeting} />
      <Card title={t('workbench.meeting.facts')}>
        <LabelList
          rows={[
            { label: t('words.kind_label'), value: t(`words.kind.${meeting.kind}`) },
            ...(meeting.body ? [{ label: t('words.body'), value: meeting.body.name }] : []),
            { label: t('words.starts_at'), value: dates.full(meeting.starts_at) },
            { label: t('words.place_detail'), value: meeting.place },
            ...(meeting.call_reason ? [{ label: t('words.call_reason'), value: meeting.call_reason }] : []),
            ...(meeting.cancel_reason
              ? [{ label: t('workbench.meeting.cancelled'), value: meeting.cancel_reason }]
              : []),
          ]}
        />
      </Card>
      {asked === 'agenda' && <AgendaDialog meeting={meeting} onClose={() => setAsked(undefined)} />}
      {asked === 'suggest' && <SuggestDialog meeting={meeting} onClose={() => setAsked(undefined)} />}
    </Stack>
  )
}

/** One meeting: before, during and after it. */
export default function MeetingPage({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const meeting = useRead('GET /api/c/:community/meetings/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={meeting.data?.title ?? t('workbench.meetings.title')}
      back="/meetings"
      backLabel={t('workbench.meetings.title')}
    >
      <QueryView query={meeting}>{(data) => <Detail meeting={data} />}</QueryView>
    </PageFrame>
  )
}
