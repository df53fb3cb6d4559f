import { useState } from 'react'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { StatusLine } from '../../../../../app/web/kit/status-line.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { statusStops } from '../status-stops.ts'
import { ActPanel } from './act-panel.tsx'
import { Course } from './course.tsx'
import { deadlineOf } from './deadline.ts'
import { Facts } from './facts.tsx'
import { ForwardingsCard } from './forwarding/forwardings-card.tsx'
import { Photos } from './photos.tsx'
import styles from './request-detail.module.css'
import { RequestMarks, RequestState } from './state.tsx'
import { ClocksCard } from './team/clocks-card.tsx'
import { DuplicatesCard } from './team/duplicates-card.tsx'
import { PresenceStrip } from './team/presence-strip.tsx'
import { Questions } from './team/questions.tsx'
import { AskersCard, RelatedCard } from './team/side-cards.tsx'
import { SnoozedBar } from './team/snoozed-bar.tsx'
import { UndoBar } from './team/undo-bar.tsx'
import { usePresence, useTeam } from './team/use-team.ts'
import type { Request } from './views.ts'

/** What was asked and what happened at the left; what can be done and the facts at the right. */
export function RequestDetail({ request }: { request: Request }) {
  const t = useWords('requests')
  const dates = useDates()
  const deadline = deadlineOf(request, serverNow(), dates.plain)
  const photos = request.attachments
  const [writing, setWriting] = useState(false)
  const team = useTeam(request.id).data
  const present = usePresence(request.id, request.version, writing)
  return (
    <Stack>
      {team?.undo && <UndoBar id={request.id} undo={team.undo} />}
      {team?.snooze && <SnoozedBar id={request.id} snooze={team.snooze} />}
      <div className={layout.row}>
        <RequestState row={request} />
        <RequestMarks row={request} />
        {deadline && <DeadlineText deadline={deadline} />}
        {request.paused_reason && (
          <span className={styles.note}>{t('workbench.request.paused', { reason: request.paused_reason })}</span>
        )}
        {request.ruling_since && request.state === 'to_dispatch' && (
          <span className={styles.note}>
            {t('workbench.request.ruling', { since: dates.short(request.ruling_since) })}
          </span>
        )}
        {request.due_estimated && <span className={styles.note}>{t('words.due_estimated')}</span>}
        {team?.tags.map((tag) => (
          <StateTag key={tag.id} tone="info">
            {tag.name}
          </StateTag>
        ))}
      </div>
      <PresenceStrip present={present} />
      <StatusLine stops={statusStops({ stops: request.stops, can: [] })} staff />
      <div className={styles.columns}>
        <div className={styles.acts} data-screen-only>
          <ActPanel request={request} onWriting={setWriting} />
        </div>
        <div className={styles.main}>
          <Stack>
            <Card title={t('workbench.request.said')}>
              <p className={layout.text}>{request.description}</p>
              <Photos
                id={request.id}
                photos={photos.filter((photo) => photo.role === 'report')}
                label={t('workbench.request.photos')}
              />
            </Card>
            {photos.some((photo) => photo.role === 'evidence') && (
              <Card title={t('workbench.request.evidence')}>
                <Photos
                  id={request.id}
                  photos={photos.filter((photo) => photo.role === 'evidence')}
                  label={t('workbench.request.evidence')}
                />
              </Card>
            )}
            {team && team.questions.length > 0 && (
              <Card title={t('workbench.team.questions')}>
                <Questions questions={team.questions} />
              </Card>
            )}
            <ForwardingsCard request={request} />
            <Card title={t('workbench.request.course')}>
              <Course steps={request.steps} />
            </Card>
          </Stack>
        </div>
        <div>
          <Stack>
            {team && <ClocksCard clocks={team.clocks} />}
            {team && <RelatedCard related={team.related} />}
            <Parts place="requests.request" id={request.id} />
            {request.can.includes('merge') && <DuplicatesCard id={request.id} />}
            <Facts request={request} />
            {team && <AskersCard team={team} />}
          </Stack>
        </div>
      </div>
    </Stack>
  )
}
