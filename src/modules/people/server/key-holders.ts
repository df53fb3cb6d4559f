import type { KeyHolder } from '../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../platform/keys/sealed-column.ts'

const purpose = 'identity_number'
const piece = { table: 'people.import_pieces', key: { import_id: 'uuid', no: 'int' } }

/** Identity numbers of the register, and sheets on their way into it. */
export const keyHolders: readonly KeyHolder[] = [
  sealedColumn({
    name: 'people.identity_numbers',
    table: 'people.persons',
    key: { id: 'uuid' },
    column: 'identity_sealed',
    hashed: { purpose, columns: ['identity_hash'] },
  }),
  sealedColumn({
    name: 'people.import_rows',
    table: 'people.import_rows',
    key: { import_id: 'uuid', row: 'int' },
    column: 'identity_sealed',
    hashed: { purpose, columns: ['identity_hash', 'who'] },
  }),
  sealedColumn({ name: 'people.import_lines', ...piece, column: 'lines_sealed' }),
  sealedColumn({ name: 'people.import_told', ...piece, column: 'told_sealed' }),
]
