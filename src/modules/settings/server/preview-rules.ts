import { query } from '../../../platform/command/types.ts'
import type { Settings } from '../../../platform/setting-changes.ts'
import type { EmergencyWords } from '../../../shared/emergencies.ts'
import { movedBy, replayDays, replayEmergencies, replayOfRules } from '../../requests/api.ts'
import { routes } from '../contract.ts'
import { heldRules, workingCalendarOf } from './held.ts'
import { checkMayDecide, rulesAfter, wantedSettings } from './wanted.ts'

const examplesMost = 20

/** What other rules would do to open requests, and what the rules did of late. It changes nothing. */
export const previewRules = query(routes['POST /api/c/:community/settings/rules/preview'], async (ctx, input) => {
  checkMayDecide(ctx)
  const held = await heldRules(ctx)
  const wanted = rulesAfter(held, wantedSettings(ctx, held, input))?.rules ?? held
  const calendars = { held: workingCalendarOf(held), wanted: workingCalendarOf(wanted) }
  const { looked_at, moved } = await movedBy(ctx, calendars)
  const replay = await replayOfRules(ctx, {
    held: Number(held.settings['call_back_after_days']),
    wanted: Number(wanted.settings['call_back_after_days']),
  })
  return {
    deadlines: {
      looked_at,
      moved: moved.length,
      examples: moved.slice(0, examplesMost).map(({ row, due }) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        before: { contact: row.contact_due.toISOString(), resolve: row.resolve_due.toISOString() },
        after: { contact: due.contact_due.toISOString(), resolve: due.resolve_due.toISOString() },
      })),
    },
    replay: { days: replayDays, ...replay },
    emergencies: await replayEmergencies(ctx, wordsOf(held.settings), wordsOf(wanted.settings)),
  }
})

function wordsOf(settings: Settings): EmergencyWords | null {
  return (settings['emergencies'] ?? null) as EmergencyWords | null
}
