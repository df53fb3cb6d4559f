// The floor of `import`, in a process of its own as the server is: takes one job, answers the seconds it took.
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'

const rowsOfStatement = 500
const tables = ['persons', 'residences'] as const

process.once('message', (job: { community: number }) => {
  plainInserts(job.community).then(
    (seconds) => process.send?.({ seconds }),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`)
      process.exit(1)
    },
  )
})

/** The rows the import wrote, written again into tables just like theirs: plain inserts of many rows, in one transaction. */
async function plainInserts(community: number): Promise<number> {
  const database = await openDatabase(readConfig(process.env))
  const client = await database.owner.connect()
  try {
    const written = new Map<string, unknown[][]>()
    const columns = new Map<string, string[]>()
    for (const table of tables) {
      await client.query(`create table people.bench_${table} (like people.${table} including all)`)
      const whose = table === 'persons' ? 'id' : 'person_id'
      const found = await client.query({
        text: `select t.* from people.${table} t where t.community_id = ${community} and t.${whose} in (
          select person_id from people.import_rows where community_id = ${community} and status = 'new')`,
        rowMode: 'array',
        types: { getTypeParser: () => (value: unknown) => value },
      })
      written.set(table, found.rows as unknown[][])
      columns.set(
        table,
        found.fields.map((field) => field.name),
      )
    }
    const started = performance.now()
    await client.query('begin')
    for (const table of tables) {
      const rows = written.get(table) ?? []
      for (let start = 0; start < rows.length; start += rowsOfStatement) {
        const part = rows.slice(start, start + rowsOfStatement)
        const width = columns.get(table)?.length ?? 0
        const places = part.map(
          (_, row) => `(${Array.from({ length: width }, (__, at) => `$${row * width + at + 1}`).join(',')})`,
        )
        await client.query(
          `insert into people.bench_${table} (${columns.get(table)?.join(',')}) values ${places.join(',')}`,
          part.flat(),
        )
      }
    }
    await client.query('commit')
    return (performance.now() - started) / 1000
  } finally {
    client.release()
    await database.close()
  }
}
