import { command, type ReadContext } from '../../../../../platform/command/types.ts'
import { refuse } from '../../../../../shared/refusal.ts'
import { communityOf } from '../../../../territory/api.ts'
import type { Paper } from '../../../contract/meetings/kinds.ts'
import { routes } from '../../../contract.ts'
import { lockMeeting } from '../store.ts'
import { type MeetingView, meetingForStaff } from '../views.ts'
import { writeDocx } from './docx.ts'
import { ownFont } from './own-font.ts'
import type { Block, PaperModel } from './paper.ts'
import { writePdf } from './pdf.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const blankRows = 12

type Say = (key: string, params?: Record<string, string | number>) => string
type Of = { meeting: MeetingView; community: string; say: Say; at: (instant: string) => string }

const line = (text: string, strong = false): Block => ({ kind: 'line', text, strong })

function head({ meeting, say, at }: Of): Block[] {
  return [
    line(say('paper_when', { time: at(meeting.starts_at), minutes: meeting.minutes })),
    line(say('paper_where', { place: meeting.place })),
  ]
}

function notice(of: Of): Block[] {
  const { meeting, community, say, at } = of
  return [
    line(say('paper_to_all')),
    line(say('paper_invites', { title: meeting.title })),
    ...head(of),
    ...(meeting.call_reason ? [line(say('paper_reason', { reason: meeting.call_reason }))] : []),
    line(say('paper_agenda'), true),
    ...meeting.items
      .filter((one) => one.state === 'on')
      .map((one, index) => line(`${index + 1}. ${one.title}${minutes(say, one.minutes)}`)),
    line(say('paper_quorum', { article: meeting.law.article })),
    line(say('paper_seal', { community })),
    line(at(meeting.called_at)),
  ]
}

function minutes(say: Say, count: number): string {
  return count > 0 ? say('paper_minutes', { count }) : ''
}

function signIn(of: Of): Block[] {
  const { meeting, say } = of
  const people = meeting.attendees.map((one, index) => [
    String(index + 1),
    one.name,
    one.body && one.body.name !== one.name ? one.body.name : '',
    one.deputy_name,
    '',
  ])
  const blank = Array.from({ length: blankRows }, (_, index) => [String(people.length + index + 1), '', '', '', ''])
  const heads = ['no', 'name', 'unit', 'deputy', 'signature'].map((key) => say(`paper_head_${key}`))
  return [...head(of), { kind: 'table', heads, widths: [0.08, 0.22, 0.28, 0.17, 0.25], rows: [...people, ...blank] }]
}

function votes({ say }: Of, item: MeetingView['items'][number]): Block[] {
  return item.votes.map((vote) =>
    line(
      say(vote.passed ? 'paper_passed' : 'paper_not_passed', {
        question: vote.question,
        for: vote.votes_for,
        against: vote.votes_against,
        abstained: vote.abstained,
      }),
    ),
  )
}

function record(of: Of): Block[] {
  const { meeting, say } = of
  const { members, needed, article } = meeting.quorum
  const came = meeting.attendees.filter((one) => one.came_at)
  const away = meeting.attendees.filter((one) => !one.came_at)
  const chair = meeting.attendees.find((one) => one.chair)
  const on = meeting.items.filter((one) => one.state === 'on')
  const decisions = on.flatMap((one) => one.decisions)
  return [
    ...head(of),
    line(say('paper_chair', { name: chair?.name ?? '' })),
    line(say('paper_came', { count: came.length, names: came.map((one) => one.name).join('、') })),
    ...(away.length > 0
      ? [line(say('paper_away', { count: away.length, names: away.map((one) => one.name).join('、') }))]
      : []),
    ...(needed > 0
      ? [line(say('paper_counted', { members, needed, came: came.filter((one) => one.voting).length, article }))]
      : []),
    ...on.flatMap((one, index) => [
      line(`${index + 1}. ${one.title}`, true),
      ...(one.reading ? [line(say('paper_read_out', { words: one.reading }))] : []),
      ...(one.note ? [line(one.note)] : []),
      ...one.stepped_out.map((out) => line(say('paper_stepped_out', { name: out.name, reason: out.reason }))),
      ...votes(of, one),
    ]),
    ...(decisions.length > 0 ? decisionTable(say, decisions) : []),
    ...meeting.addenda.map((one) => line(say('paper_addendum', { text: one.text }))),
    line(say('paper_signatures')),
  ]
}

function decisionTable(say: Say, decisions: MeetingView['items'][number]['decisions']): Block[] {
  const heads = ['number', 'decision', 'owner', 'due'].map((key) => say(`paper_head_${key}`))
  const rows = decisions.map((one) => [one.number, one.text, one.owner.name, one.due_day])
  return [line(say('paper_decisions'), true), { kind: 'table', heads, widths: [0.24, 0.38, 0.2, 0.18], rows }]
}

const blocks: Record<Paper, (of: Of) => Block[]> = { notice, sign_in: signIn, minutes: record }

async function modelOf(ctx: ReadContext, id: string, paper: Paper): Promise<PaperModel> {
  const meeting = await meetingForStaff(ctx, id)
  const community = await communityOf(ctx.tx, ctx.communityId)
  const say: Say = (key, params = {}) => ctx.services.texts.message(ctx.language, 'deliberation', key, params)
  const clock = new Intl.DateTimeFormat('zh-CN', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: community?.time_zone ?? 'Asia/Shanghai',
  })
  const at = (instant: string) => clock.format(new Date(instant))
  const name = community?.name ?? ''
  return {
    title: say(`paper_title_${paper}`, { title: meeting.title }),
    blocks: blocks[paper]({ meeting, community: name, say, at }),
    foot: say('paper_foot', { community: name, time: at(ctx.now.toISOString()) }),
  }
}

async function pdfOf(model: PaperModel): Promise<Uint8Array> {
  return writePdf(model, (await ownFont()) ?? refuse('deliberation.no_font'))
}

/**
 * A paper to print or to file; who took it out is audited: it has names. Refusals: `platform.not_found`, `platform.not_allowed`,
 * `deliberation.no_font`.
 */
export const makePaper = command(
  routes['POST /api/c/:community/meetings/:id/paper'],
  async (ctx, { id, paper, form }) => {
    await lockMeeting(ctx, id, 'paper')
    const model = await modelOf(ctx, id, paper)
    ctx.audit('meeting', id, { paper, form })
    const bytes = form === 'docx' ? await writeDocx(model) : await pdfOf(model)
    return { name: `${model.title}.${form}`, mediaType: form === 'docx' ? docxType : 'application/pdf', bytes }
  },
)
