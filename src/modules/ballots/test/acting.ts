import type { TestPlatform } from '../../../app/testing/platform.ts'
import type { TestPerson } from '../../requests/test/factory.ts'

/** Runs an operation by its name (`ballots.` unless it names another module) as somebody, its input read as the route reads it. */
export function acting(platform: TestPlatform, home: number) {
  return <T>(name: string, by: TestPerson | null, input: object, communityId = home): Promise<T> => {
    const operation = platform.registry.operations.get(name.includes('.') ? name : `ballots.${name}`)
    if (!operation) throw new Error(`no ${name}`)
    const { query, body } = operation.route
    const parsed = [query, body].map((schema) => (schema ? (schema.parse(input) as object) : {}))
    return platform.do<T>(operation, Object.assign({}, input, ...parsed), {
      communityId,
      accountId: by?.accountId ?? null,
    })
  }
}
