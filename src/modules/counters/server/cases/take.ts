/** Taking matters: what is asked first, what the community may not do, which papers are there. */
import type { WriteContext } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { today } from '../common.ts'
import { findMatter, type MatterRow } from '../matters/store.ts'
import { addStep } from './store.ts'

export type TakenMatter = { code: string; choice: string; brought: string[] }
export type CheckedMatter = { matter: MatterRow; choice: string; brought: string[] }

/**
 * A matter in force, with what was answered. Refusals: `counters.matter_unknown`, `counters.choice_needed`, `counters.not_ours` with where to
 * go instead (民发〔2020〕20号: papers a community must not issue).
 */
export async function checkMatter(ctx: WriteContext, taken: TakenMatter): Promise<CheckedMatter> {
  const matter = await findMatter(ctx, taken.code)
  if (!matter || matter.retired) return refuse('counters.matter_unknown', {}, [{ path: 'matters', code: 'invalid' }])
  const answered = matter.choices.find((one) => one.text === taken.choice)
  if (matter.choices.length > 0 && !answered)
    refuse('counters.choice_needed', { name: matter.name }, [{ path: 'choice', code: 'required' }])
  if (answered && answered.instead !== '')
    refuse('counters.not_ours', { name: answered.text, instead: answered.instead })
  const known = new Set(matter.papers.map((one) => one.name))
  return { matter, choice: answered ? answered.text : '', brought: taken.brought.filter((name) => known.has(name)) }
}

export function isComplete({ matter, brought }: Pick<CheckedMatter, 'matter' | 'brought'>): boolean {
  return matter.papers.every((one) => brought.includes(one.name))
}

/** Usual length of a working day's matter in civil days: three working days are looked after within five. */
function followUpDays(workingDays: number): number {
  return workingDays + Math.floor((workingDays + 1) / 5) * 2
}

/** Puts a checked matter into a locked case, to be looked after when it usually is done. */
export async function addMatter(ctx: WriteContext, caseId: string, seq: number, checked: CheckedMatter): Promise<void> {
  const { matter, choice, brought } = checked
  const complete = isComplete(checked)
  await ctx.tx
    .insertInto('counters.case_matters')
    .values({
      community_id: ctx.communityId,
      case_id: caseId,
      seq,
      matter_code: matter.code,
      matter_revision: matter.revision,
      choice,
      brought,
      state: complete ? 'open' : 'papers',
      next_day: addDays(await today(ctx), followUpDays(matter.working_days)),
      added_at: ctx.now,
    })
    .execute()
  await addStep(ctx, caseId, { kind: 'taken', matterSeq: seq, text: choice })
}
