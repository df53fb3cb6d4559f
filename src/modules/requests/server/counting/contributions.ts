import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import {
  closingMeasures,
  type ExclusionReason,
  excludedMeasures,
  filingMeasures,
  itemMeasure,
  withoutMeasures,
} from './measures.ts'

/** What one closing of a request counts for (number 0: the filing and the first contact), on which day, where, and by whom. */
export type Contribution = {
  closing_no: number
  day: string
  area_path: string
  compound_path: string | null
  measures: string[]
  handler_person_id: string | null
}

type CaseFacts = {
  id: string
  state: string
  outcome: string | null
  anonymous: boolean
  item_code: string
  admin_path: string | null
  compound_path: string | null
  filed_at: Date
  contact_due: Date
  contacted_at: Date | null
  closing_no: number
  escalated: boolean
  assignee_person_id: string | null
  contacted_by: string | null
  excluded: ExclusionReason | null
}

type ClosingRow = {
  case_id: string
  closing_no: number
  at: Date
  outcome: 'solved' | 'answered'
  person_id: string | null
  solved: boolean | null
  grade: number | null
}

/**
 * What requests contribute to the counters, from their tables alone, each in the order of closings. Locks the cases. At most two queries,
 * however many requests.
 */
export async function contributionsOf(
  ctx: ReadContext,
  requestIds: readonly string[],
  dayOf: (at: Date) => string,
): Promise<Map<string, Contribution[]>> {
  const facts = await caseFacts(ctx, requestIds)
  const finished = facts.filter((one) => one.closing_no > 0).map((one) => one.id)
  const closings = Map.groupBy(finished.length > 0 ? await closingRows(ctx, finished) : [], (row) => row.case_id)
  return new Map(facts.map((one) => [one.id, contributions(one, closings.get(one.id) ?? [], dayOf)]))
}

function contributions(facts: CaseFacts, finished: readonly ClosingRow[], dayOf: (at: Date) => string): Contribution[] {
  const where = { area_path: facts.admin_path ?? '', compound_path: facts.compound_path }
  const { excluded } = facts
  const contacts = filingMeasures({ ...facts, finished: facts.closing_no > 0 })
  const filing = {
    closing_no: 0,
    day: dayOf(facts.filed_at),
    ...where,
    measures: [
      ...contacts,
      ...(excluded ? [...excludedMeasures(excluded), ...withoutMeasures(contacts)] : []),
      itemMeasure(facts.item_code),
    ],
    handler_person_id: facts.contacted_by ?? facts.assignee_person_id,
  }
  const closings = finished.map((closing) => {
    const measures = closingMeasures({
      outcome: closing.outcome,
      closed: facts.state === 'closed' && facts.closing_no === closing.closing_no,
      judgement: closing.solved === null ? null : { solved: closing.solved, grade: closing.grade },
    })
    return {
      closing_no: closing.closing_no,
      day: dayOf(closing.at),
      ...where,
      measures: excluded ? [...measures, ...withoutMeasures(measures)] : measures,
      handler_person_id: closing.person_id,
    }
  })
  return [filing, ...closings]
}

async function caseFacts(ctx: ReadContext, requestIds: readonly string[]): Promise<CaseFacts[]> {
  const found = await sql<CaseFacts>`
    select c.id, c.state, c.outcome, r.anonymous, r.item_code, c.admin_path, c.compound_path, c.filed_at, c.contact_due, c.contacted_at,
      c.closing_no, c.assignee_person_id,
      exists (select 1 from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id and s.kind = 'escalated') as escalated,
      (select e.reason from requests.exclusions e where e.community_id = c.community_id and e.request_id = c.id and e.state = 'granted') as excluded,
      (select s.person_id from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id and s.kind = 'contacted'
        order by s.seq limit 1) as contacted_by
    from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
    where c.community_id = ${ctx.communityId} and c.id = any (${[...requestIds]}::uuid[])
    order by c.id for update of c`.execute(ctx.tx)
  return found.rows
}

/** Each time they were finished, with the last valid judgement of that closing: reached, and told whether it is solved. */
async function closingRows(ctx: ReadContext, requestIds: readonly string[]): Promise<ClosingRow[]> {
  const found = await sql<ClosingRow>`
    select s.case_id, (s.data->>'closing_no')::int as closing_no, s.at, s.data->>'outcome' as outcome, s.person_id, j.solved, j.grade
    from caseflow.steps s
    left join lateral (
      select solved, grade from requests.judgements
      where community_id = s.community_id and request_id = s.case_id and closing_no = (s.data->>'closing_no')::int
        and reached and solved is not null and source <> 'neighbours'
      order by seq desc limit 1
    ) j on true
    where s.community_id = ${ctx.communityId} and s.case_id = any (${[...requestIds]}::uuid[]) and s.kind = 'finished'
    order by s.case_id, s.seq`.execute(ctx.tx)
  return found.rows
}
