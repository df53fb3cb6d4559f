import type { KeyHolder } from '../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../platform/keys/sealed-column.ts'

/** Robots' keys, and what was said in groups. */
export const keyHolders: readonly KeyHolder[] = [
  sealedColumn({ name: 'channels.robots', table: 'channels.groups', key: { id: 'uuid' }, column: 'robot_sealed' }),
  sealedColumn({
    name: 'channels.drafts',
    table: 'channels.intake_drafts',
    key: { id: 'uuid' },
    column: 'said_sealed',
  }),
]
