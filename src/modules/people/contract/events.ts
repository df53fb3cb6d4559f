import { z } from 'zod'
import { defineEvents } from '../../../shared/contract.ts'
import { id } from '../../../shared/schemas.ts'

const ofPerson = z.object({ person_id: id })

export const events = defineEvents({
  'people.registered': ofPerson,
  'people.edited': ofPerson,
  'people.moved_in': z.object({ person_id: id, residence_id: id, dwelling_id: id }),
  'people.moved_out': z.object({ person_id: id, residence_id: id, dwelling_id: id }),
  /** Formed, dissolved, or somebody joined or left it. */
  'people.household_changed': z.object({ household_id: id, dwelling_id: id }),
  /** `act_id`: what moves along is kept under it (`keepForUndo`), and given back with `unmerged`. */
  'people.merged': z.object({ kept_id: id, merged_id: id, act_id: id }),
  'people.unmerged': z.object({ kept_id: id, merged_id: id, act_id: id }),
  'people.imported': z.object({ import_id: id, added: z.number().int(), changed: z.number().int() }),
  'people.import_piece_due': z.object({ import_id: id, round: z.number().int(), piece: z.number().int() }),
  'people.import_bring_due': z.object({ import_id: id, round: z.number().int(), piece: z.number().int() }),
  'people.import_change_due': z.object({ import_id: id, round: z.number().int(), piece: z.number().int() }),
  'people.import_take_out_due': z.object({
    import_id: id,
    round: z.number().int(),
    piece: z.number().int(),
    next: z.enum(['checking', 'checked', 'given_up']),
  }),
  'people.import_note_due': z.object({ import_id: id, piece: z.number().int() }),
  'people.import_undo_due': z.object({ import_id: id, round: z.number().int(), piece: z.number().int() }),
  'people.died': z.object({ person_id: id, act_id: id }),
  'people.death_undone': z.object({ person_id: id, act_id: id }),
  'people.export_due': z.object({ export_id: id }),
})
