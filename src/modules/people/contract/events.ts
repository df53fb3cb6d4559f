import { z } from 'zod'
import { defineEvents } from '../../../shared/contract.ts'
import { id } from '../../../shared/schemas.ts'

const ofPerson = z.object({ person_id: id })

export const events = defineEvents({
  'people.registered': ofPerson,
  'people.edited': ofPerson,
  'people.moved_in': z.object({ person_id: id, residence_id: id, dwelling_id: id }),
  'people.moved_out': z.object({ person_id: id, residence_id: id, dwelling_id: id }),
  'people.merged': z.object({ kept_id: id, merged_id: id }),
  'people.imported': z.object({ import_id: id, added: z.number().int(), changed: z.number().int() }),
  'people.import_piece_due': z.object({ import_id: id, round: z.number().int(), piece: z.number().int() }),
  'people.import_note_due': z.object({ import_id: id, piece: z.number().int() }),
  'people.import_undo_due': z.object({ import_id: id, round: z.number().int(), piece: z.number().int() }),
  'people.died': ofPerson,
  'people.export_due': z.object({ export_id: id }),
})
