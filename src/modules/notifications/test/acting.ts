import { sql } from 'kysely'
import type { TestPlatform } from '../../../app/testing/platform.ts'
import type { TestPerson } from '../../requests/test/factory.ts'

/** Runs an operation by its name as somebody, its input read as the route reads it. */
export function acting(platform: TestPlatform, home: number) {
  return <T>(name: string, by: TestPerson | null, input: object = {}, communityId = home): Promise<T> => {
    const operation = platform.registry.operations.get(name)
    if (!operation) throw new Error(`no ${name}`)
    const { query, body } = operation.route
    const parsed = [query, body].map((schema) => (schema ? (schema.parse(input) as object) : {}))
    return platform.do<T>(operation, Object.assign({}, input, ...parsed), {
      communityId,
      accountId: by?.accountId ?? null,
    })
  }
}

/** What a person was told, kind by kind in the order it came. */
export async function toldTo(platform: TestPlatform, communityId: number, personId: string): Promise<string[]> {
  await platform.dispatcher.drain()
  const found = await platform.look(communityId, (tx) =>
    sql<{
      kind: string
    }>`select kind from notifications.messages where community_id = ${communityId} and person_id = ${personId}
      order by made_at, id`.execute(tx),
  )
  return found.rows.map((row) => row.kind)
}
