import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { type FieldProblem, refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor, undoBy } from '../door.ts'
import { type LockedRequest, setPlaceDetail, setPriorityBy } from '../store.ts'
import { requestView } from '../views/request-view.ts'

const fields = ['title', 'place_detail', 'priority'] as const
type Field = (typeof fields)[number]
type Wish = Partial<Record<Field, { was: string | number; to: string | number } | undefined>>

/**
 * Puts title, words on the place or urgency right. Each field comes with the value its author saw: fields somebody else changed meanwhile
 * stay, and only where both changed the same one it is refused, with the value that stands now. Refusals: those of `lockForStaff`,
 * `requests.fields_changed`, `requests.reason_needed` for another urgency: it stands against the formula.
 */
export const amendRequest = command(routes['POST /api/c/:community/requests/:id/amend'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'amend')
    const changes = merged(row, input)
    const names = Object.keys(changes) as Field[]
    const reason = input.reason ?? ''
    if (changes.priority !== undefined && reason === '') {
      refuse('requests.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    }
    if (names.length > 0) {
      const actor = staffActor(ctx, 'requests.handle', row)
      const { place_detail: placeDetail, ...ofCase } = changes
      const data = { fields: names, from: Object.fromEntries(names.map((name) => [name, row[name]])), to: changes }
      const step = { kind: 'amended', actor, visibility: 'internal', body: reason, data } as const
      const undo = undoBy(ctx, 'amend', {
        ...(placeDetail === undefined ? {} : { place_detail: row.place_detail }),
        ...(changes.priority === undefined ? {} : { priority_by: row.priority_by }),
      })
      await changeCase(ctx.tx, row, { set: ofCase, steps: [step], undo }, ctx.now)
      if (placeDetail !== undefined) await setPlaceDetail(ctx.tx, row, placeDetail)
      if (changes.priority !== undefined) await setPriorityBy(ctx.tx, row, 'hand')
    }
    ctx.audit('request', row.id, { ...changes, amended: names, ...(reason ? { reason } : {}) })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

/** What is left to change once what others changed is respected. */
function merged(row: LockedRequest, wish: Wish): { title?: string; place_detail?: string; priority?: number } {
  const wanted = fields.filter((name) => wish[name] && wish[name].to !== row[name])
  const clashes: FieldProblem[] = wanted
    .filter((name) => wish[name]?.was !== row[name])
    .map((name) => ({ path: name, code: 'changed', detail: String(row[name]) }))
  if (clashes.length > 0) refuse('requests.fields_changed', { count: clashes.length }, clashes)
  return Object.fromEntries(wanted.map((name) => [name, wish[name]?.to]))
}
