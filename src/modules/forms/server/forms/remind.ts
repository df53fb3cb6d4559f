import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { today } from '../store.ts'
import { askedForms, duesOf } from './show.ts'

const daysBefore = 3

/** Job: tells of forms due within three days, and once more of those that are late. */
export async function remindOfDue(ctx: WriteContext): Promise<void> {
  const day = await today(ctx)
  const dues = (await duesOf(ctx, await askedForms(ctx))).filter((due) => due.due_day <= addDays(day, daysBefore))
  for (const { form_id, period, late } of dues) {
    const noted = await sql`
      insert into forms.reminders (community_id, form_id, period, step, reminded_at)
      values (${ctx.communityId}, ${form_id}, ${period}, ${late ? 'late' : 'soon'}, ${ctx.now})
      on conflict do nothing returning step`.execute(ctx.tx)
    if (noted.rows.length === 0) continue
    ctx.audit('form', form_id, { reminded: period })
    ctx.emit('forms.reminded', { form_id })
  }
}
