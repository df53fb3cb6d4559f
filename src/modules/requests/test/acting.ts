import { afterAll, beforeAll, expect } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import type { Operation } from '../../../platform/command/types.ts'
import { communityWithRequests, type RequestsCommunity, type TestPerson } from './factory.ts'

/** What tests look at of a request. */
export type Seen = {
  id: string
  state: string
  outcome: string | null
  closed_by: string | null
  version: number
  assignee: { id: string } | null
  lead: { kind: string; body: { id: string } | null }
  item: { code: string }
  contact_due: string
  resolve_due: string
  next_due: string | null
  confirm_until: string | null
  reopened_count: number
  paused: boolean
  overdue: boolean
  can: string[]
  steps: { kind: string; visibility: string; actor_kind: string; text: string; data: Record<string, unknown> }[]
  judgements: { solved: boolean | null; grade: number | null; source: string; closing_no: number }[]
}

/** Runs an operation as somebody of a community; null: without an account. */
export function acting(platform: TestPlatform, community: RequestsCommunity) {
  return <T = Seen>(
    operation: Operation,
    by: TestPerson | null,
    input: Record<string, unknown>,
    idempotencyKey?: string,
  ): Promise<T> =>
    platform.do<T>(operation, input, {
      communityId: community.communityId,
      accountId: by?.accountId ?? null,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    })
}

/** For the tests of one file that share one community: it, its platform, and what is done there. */
export function setUpRequests() {
  const at = {} as { platform: TestPlatform; community: RequestsCommunity; act: ReturnType<typeof acting> }
  beforeAll(async () => {
    const platform = await openTestPlatform()
    const community = await communityWithRequests(platform)
    Object.assign(at, { platform, community, act: acting(platform, community) })
  })
  afterAll(() => at.platform.close())
  return at
}

/** Runs operations of this module by their names, the input read as the route reads it; for tests that share one community. */
export function actingByName(at: ReturnType<typeof setUpRequests>) {
  return <T = Seen>(name: string, by: TestPerson | null, input: object, communityId?: number): Promise<T> => {
    const operation = at.platform.registry.operations.get(`requests.${name}`)
    if (!operation) throw new Error(`no ${name}`)
    const { query, body } = operation.route
    const parsed = [query, body].map((schema) => (schema ? (schema.parse(input) as object) : {}))
    return at.platform.do<T>(operation, Object.assign({}, input, ...parsed), {
      communityId: communityId ?? at.community.communityId,
      accountId: by?.accountId ?? null,
    })
  }
}

/** The promise is refused with this code. */
export async function refused(promise: Promise<unknown>, code: string): Promise<void> {
  await expect(promise).rejects.toMatchObject({ code })
}
