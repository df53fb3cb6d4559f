import type { Tx } from '../../src/platform/db/database.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import type { Year } from './year.ts'

const zone = 'Asia/Shanghai'

type Plan = { ago: number; reason: 'beyond' | 'double'; text: string; review?: { granted: boolean; text: string } }

/** What was asked to be left out of the second figure: granted, refused, still to be reviewed. */
const plans: readonly Plan[] = [
  {
    ago: 26,
    reason: 'beyond',
    text: '要改的是区里的设施，社区没有这个权限，附主管单位的书面答复。',
    review: { granted: true, text: '答复看过，确实不归社区，已经告诉本人。' },
  },
  {
    ago: 15,
    reason: 'double',
    text: '同一户上个月提过一次，那次已经答复，附当时的记录。',
    review: { granted: false, text: '上次没有解决，这次不算重复。' },
  },
  { ago: 2, reason: 'beyond', text: '需要的钱和手续都在区里，社区转过两次，附转办的回函。' },
]

/** Asked by a worker, reviewed by the secretary two days later. */
export function planExclusions(year: Year, today: Date): void {
  for (const plan of plans) {
    const day = (ago: number) => instantOf(addDays(civilDateOf(today, zone), -ago), '15:10', zone)
    year.agenda.add(day(plan.ago), async (tx) => {
      const requestId = await answeredOne(year, tx)
      if (!requestId) return
      const by = year.staffDoer('worker-1')
      const file = await year.upload(tx, by, year.parts.photos.before('lamp'))
      const body = { reason: plan.reason, text: plan.text, file_ids: [file] }
      const { id } = await year.do(tx, 'requests.ask_exclusion', by, body, { id: requestId })
      const { review } = plan
      if (!review) return
      year.agenda.add(day(plan.ago - 2), (later) =>
        year.do(later, 'requests.review_exclusion', year.staffDoer('secretary'), review, { id }).then(() => undefined),
      )
    })
  }
}

/** One that was answered rather than solved, in nobody's hands who asks or reviews, and not asked about before. */
async function answeredOne(year: Year, tx: Tx): Promise<string | undefined> {
  const own = ['worker-1', 'secretary'].map((key) => year.staffPerson(key))
  const found = await tx
    .selectFrom('caseflow.cases')
    .select('id')
    .where('community_id', '=', year.parts.workshop.communityId)
    .where('kind', '=', 'request')
    .where('state', '=', 'closed')
    .where('outcome', '=', 'answered')
    .where('assignee_person_id', 'not in', own)
    .where('id', 'not in', tx.selectFrom('requests.exclusions').select('request_id'))
    .orderBy('closed_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return found?.id
}
