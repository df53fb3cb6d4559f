import { IconPrinter } from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { MatterState } from '../../components/states.tsx'
import type { CaseDetail, CaseMatter } from '../../components/views.ts'
import {
  HandOverDialog,
  NoteDialog,
  RequestDialog,
  TakeDialog,
  VisitDialog,
} from '../../components/workbench/case/case-dialogs.tsx'
import { CaseSteps } from '../../components/workbench/case/case-steps.tsx'
import {
  FinishDialog,
  PapersDialog,
  ReopenDialog,
  WaitDialog,
} from '../../components/workbench/case/matter-dialogs.tsx'
import { useRead } from '../../queries.ts'

const ofCase = {
  take_matter: TakeDialog,
  visit: VisitDialog,
  note: NoteDialog,
  hand_over: HandOverDialog,
  request: RequestDialog,
}
const ofMatter = { finish: FinishDialog, papers: PapersDialog, wait: WaitDialog, reopen: ReopenDialog }
type CaseAct = keyof typeof ofCase
type MatterAct = keyof typeof ofMatter
type OfCase = ComponentType<{ detail: CaseDetail; onClose: () => void }>
type OfMatter = ComponentType<{ detail: CaseDetail; matter: CaseMatter; onClose: () => void }>

const words = { take_matter: 'take', visit: 'visit', note: 'note', hand_over: 'hand_over', request: 'request' } as const

function isEnded(matter: CaseMatter): boolean {
  return matter.ended_at !== null
}

function actsOf(matter: CaseMatter, can: readonly string[]): MatterAct[] {
  if (isEnded(matter)) return can.includes('reopen') ? ['reopen'] : []
  if (!can.includes('work')) return []
  return matter.papers.length > 0 ? ['finish', 'papers', 'wait'] : ['finish', 'wait']
}

interface MatterCardProps {
  detail: CaseDetail
  matter: CaseMatter
  onAct: (act: MatterAct) => void
}

/** One matter: how it stands, what is missing, what can be done. On paper it is the slip that is taken home. */
function MatterCard({ detail, matter, onAct }: MatterCardProps) {
  const t = useWords('counters')
  const listed = useListed()
  const dates = useDates()
  const missing = matter.papers.filter((one) => !one.brought)
  return (
    <Card title={[matter.name, matter.choice].filter(Boolean).join(' · ')} aside={<MatterState state={matter.state} />}>
      <Stack>
        {!isEnded(matter) && missing.length > 0 && (
          <div>
            <strong>{t('workbench.case.missing')}</strong>
            <ul>
              {missing.map((one) => (
                <li key={one.name}>{[one.name, one.note].filter(Boolean).join('：')}</li>
              ))}
            </ul>
          </div>
        )}
        {matter.state === 'waiting' && matter.next_day && (
          <p className={layout.text}>
            {t('workbench.case.waits', { office: matter.office, day: dates.day(matter.next_day) })}
          </p>
        )}
        {matter.result && <p className={layout.text}>{[matter.done_by, matter.result].filter(Boolean).join('：')}</p>}
        {!isEnded(matter) && !matter.may_do && (
          <p className={layout.quiet} data-screen-only>
            {t('workbench.case.others_do', { posts: listed(matter.doers.map((one) => t(`words.doer.${one}`))) })}
          </p>
        )}
        <div className={layout['acts']} data-screen-only>
          {actsOf(matter, detail.can).map((act) => (
            <Button key={act} kind={act === 'finish' ? 'main' : 'quiet'} narrow onClick={() => onAct(act)}>
              {t(`workbench.case.${act}.open`)}
            </Button>
          ))}
        </div>
      </Stack>
    </Card>
  )
}

function Facts({ detail }: { detail: CaseDetail }) {
  const t = useWords('counters')
  const dates = useDates()
  const phone = detail.phone?.includes('*') ? detail.phone : detail.phone && <PhoneLink phone={detail.phone} />
  return (
    <Card title={t('workbench.case.facts')}>
      <LabelList
        rows={[
          { label: t('words.number'), value: detail.number },
          {
            label: t('words.who'),
            value: detail.person_id ? <Link to={`/people/${detail.person_id}`}>{detail.name}</Link> : detail.name,
          },
          { label: t('words.phone'), value: phone },
          {
            label: t('words.keeper'),
            value: [detail.keeper, detail.keeper_away && t('words.away')].filter(Boolean).join(' · '),
          },
          { label: t('words.opened_at'), value: dates.full(detail.opened_at) },
          ...(detail.next_day ? [{ label: t('words.next_day'), value: dates.day(detail.next_day) }] : []),
          { label: t('words.receptions'), value: t('words.times', { count: detail.receptions }) },
          ...(detail.counter ? [{ label: t('words.counter'), value: detail.counter }] : []),
          ...(detail.request
            ? [
                {
                  label: t('words.request'),
                  value: <Link to={`/requests/${detail.request.id}`}>{detail.request.number}</Link>,
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

function Detail({ detail }: { detail: CaseDetail }) {
  const t = useWords('counters')
  const [asked, setAsked] = useState<CaseAct>()
  const [matterAsked, setMatterAsked] = useState<{ act: MatterAct; matter: CaseMatter }>()
  const Asked = asked && (ofCase[asked] as OfCase)
  const MatterAsked = matterAsked && (ofMatter[matterAsked.act] as OfMatter)
  const acts = (Object.keys(ofCase) as CaseAct[]).filter(
    (act) => detail.can.includes(act) && !(act === 'request' && detail.request),
  )
  return (
    <Stack>
      <div className={layout.row}>
        <StateTag tone={detail.state === 'ended' ? 'done' : detail.late ? 'late' : 'work'}>
          {t(detail.late ? 'words.case_late' : `words.case_state.${detail.state}`)}
        </StateTag>
        <span>{t(detail.first_asked ? 'words.first_asked' : 'words.handed_over')}</span>
      </div>
      <div className={layout['acts']} data-screen-only>
        {acts.map((act) => (
          <Button key={act} onClick={() => setAsked(act)}>
            {t(`workbench.case.${words[act]}.open`)}
          </Button>
        ))}
        <Button icon={IconPrinter} onClick={() => print()}>
          {t('workbench.case.print')}
        </Button>
      </div>
      <div className={layout.columns}>
        <Stack>
          {detail.matters.map((matter) => (
            <MatterCard
              key={matter.seq}
              detail={detail}
              matter={matter}
              onAct={(act) => setMatterAsked({ act, matter })}
            />
          ))}
          <p data-paper-only>{t('workbench.case.slip', { keeper: detail.keeper, number: detail.number })}</p>
          <div data-screen-only>
            <CaseSteps detail={detail} />
          </div>
        </Stack>
        <Facts detail={detail} />
      </div>
      {Asked && <Asked detail={detail} onClose={() => setAsked(undefined)} />}
      {MatterAsked && matterAsked && (
        <MatterAsked detail={detail} matter={matterAsked.matter} onClose={() => setMatterAsked(undefined)} />
      )}
    </Stack>
  )
}

/** One person's matters, kept by whoever was asked first. */
export default function CasePage({ params }: PageProps<'id'>) {
  const t = useWords('counters')
  const found = useRead('GET /api/c/:community/service-cases/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={found.data ? t('workbench.case.title', { name: found.data.name }) : t('workbench.cases.title')}
      back="/service-cases"
      backLabel={t('workbench.cases.title')}
    >
      <QueryView query={found}>{(detail) => <Detail detail={detail} />}</QueryView>
    </PageFrame>
  )
}
