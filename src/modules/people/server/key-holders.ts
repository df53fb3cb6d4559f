import { sql } from 'kysely'
import { type KeyHolder, tally } from '../../../platform/keys/holder.ts'
import { sealedColumn } from '../../../platform/keys/sealed-column.ts'

const purpose = 'identity_number'
const piece = { table: 'people.import_pieces', key: { import_id: 'uuid', no: 'int' } }

/** Entries that an import is writing, not shown yet: nobody sees them, so they are sealed anew when it is done. */
const beingWritten: KeyHolder = {
  name: 'people.imports_being_written',
  async count(ctx) {
    const [oldest] = ctx.services.vault.ring.keys()
    const found = await sql<{ count: number }>`
      select count(*)::int as count from people.imports where community_id = ${ctx.communityId} and hides`.execute(
      ctx.tx,
    )
    return tally([[oldest?.version ?? 1, found.rows[0]?.count ?? 0]])
  },
}

/** Identity numbers of the register, and sheets on their way into it. */
export const keyHolders: readonly KeyHolder[] = [
  beingWritten,
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
  sealedColumn({
    name: 'people.undoable_acts',
    table: 'people.undoable_acts',
    key: { id: 'uuid' },
    column: 'before_sealed',
  }),
  sealedColumn({ name: 'people.import_lines', ...piece, column: 'lines_sealed' }),
  sealedColumn({ name: 'people.import_told', ...piece, column: 'told_sealed' }),
]
