import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { CopyButton } from '../../../../../app/web/kit/copy-button.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { StatusLine } from '../../../../../app/web/kit/status-line.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { statusStops } from '../status-stops.ts'
import { type LoadPhoto, Photos } from './authorized-photo.tsx'
import { Course } from './course.tsx'
import styles from './matter.module.css'
import { useStateWords } from './state-words.ts'
import type { Verdict } from './verdict-form.tsx'
import { Verdicts } from './verdicts.tsx'
import type { OwnRequest } from './views.ts'

function isLate(request: OwnRequest): boolean {
  return request.stops.some(({ stop, state }) => stop === 'finished' && state === 'late')
}

/** The word, the sentence and the five stops: how it stands and by when it goes on. */
function Standing({ request }: { request: OwnRequest }) {
  const t = useWords('requests')
  const dates = useDates()
  const { word, sentence, tone } = useStateWords()({
    ...request,
    paused: request.paused_reason !== null,
    judging: request.can.includes('judge'),
  })
  const open = request.state !== 'finished' && request.state !== 'closed'
  return (
    <Card>
      <div className={styles.state}>
        <StateTag tone={tone}>{word}</StateTag>
        <p>
          {sentence}
          {request.paused_reason && open && t('resident.request.paused', { reason: request.paused_reason })}
        </p>
        {open && !request.paused_reason && !isLate(request) && (
          <p className={styles.lead}>{t('resident.request.promised', { date: dates.full(request.resolve_due) })}</p>
        )}
        {open &&
          request.forwarded
            .filter((one) => !one.answered_on)
            .map((one) => (
              <p key={one.to} className={styles.lead}>
                {t('resident.request.forwarded', { to: one.to, due: dates.day(one.due_on) })}
              </p>
            ))}
        {open && request.due_estimated && <p className={styles.quiet}>{t('resident.answer.estimated')}</p>}
      </div>
      <StatusLine stops={statusStops(request)} />
    </Card>
  )
}

/** What was done, or why it can't be done, in the handler's words, with the photos that show it. */
function Result({ request, load }: { request: OwnRequest; load: LoadPhoto }) {
  const t = useWords('requests')
  if (!request.result) return null
  const evidence = request.attachments.filter((file) => file.role === 'evidence')
  return (
    <Card title={t(`resident.request.result.${request.outcome === 'answered' ? 'answered' : 'solved'}`)}>
      <p className={styles.said}>{request.result}</p>
      <Photos attachments={evidence} load={load} />
    </Card>
  )
}

/** Who deals with it, how to ring them, and why it is theirs. */
function Handler({ request }: { request: OwnRequest }) {
  const t = useWords('requests')
  const { answer, handler } = request
  const phone = handler?.phone ?? answer.body?.phone
  return (
    <Card title={t('resident.request.handler')}>
      <p className={styles.lead}>
        {[answer.body?.name ?? t(`words.answerable.${answer.kind}`), handler?.name].filter(Boolean).join(' · ')}
      </p>
      <p className={styles.quiet}>{answer.why}</p>
      {phone && <PhoneLink phone={phone}>{t('resident.request.ring_handler')}</PhoneLink>}
    </Card>
  )
}

function Said({ request, load }: { request: OwnRequest; load: LoadPhoto }) {
  const t = useWords('requests')
  const dates = useDates()
  const reported = request.attachments.filter((file) => file.role === 'report')
  return (
    <Card title={t(request.relation === 'joined' ? 'resident.request.matter' : 'resident.request.said')}>
      {request.description && <p className={styles.said}>{request.description}</p>}
      <Photos attachments={reported} load={load} />
      <LabelList
        rows={[
          {
            label: t('resident.request.number'),
            value: (
              <span className={styles.number}>
                {request.number}
                <CopyButton text={request.number} />
              </span>
            ),
          },
          { label: t('resident.request.item'), value: request.item.name },
          { label: t('resident.request.place'), value: request.place || t('resident.request.no_place') },
          { label: t('resident.request.filed'), value: dates.full(request.filed_at) },
          ...(request.askers_count > 1
            ? [{ label: t('resident.request.askers'), value: t('words.households', { count: request.askers_count }) }]
            : []),
        ]}
      />
    </Card>
  )
}

/** Two requests turned out to be one: which one it lives on in, and the way there for who follows it. */
function MergedNote({ request }: { request: OwnRequest }) {
  const t = useWords('requests')
  const { merged_into: merged } = request
  if (!merged) return null
  return (
    <Card>
      <p className={styles.lead}>{t('resident.request.merged', { number: merged.number })}</p>
      {merged.id && <Link to={`/requests/${merged.id}`}>{t('resident.request.see_merged')}</Link>}
    </Card>
  )
}

interface RequestPartsProps {
  request: OwnRequest
  load: LoadPhoto
  onJudge: (verdict: Verdict) => Promise<unknown>
  /** Further acts, where there are any. */
  children?: React.ReactNode
}

/** A request from beginning to end, the same for who has an account and for who follows by number and code. */
export function RequestParts({ request, load, onJudge, children }: RequestPartsProps) {
  return (
    <>
      <MergedNote request={request} />
      <Standing request={request} />
      <Result request={request} load={load} />
      {request.can.includes('judge') && (
        <Verdicts key={request.judgements.length} request={request} onJudge={onJudge} />
      )}
      <Handler request={request} />
      <Said request={request} load={load} />
      {children}
      <Course request={request} load={load} />
    </>
  )
}
