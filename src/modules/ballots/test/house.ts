import { openTestPlatform } from '../../../app/testing/platform.ts'
import { addDays, civilDateOf } from '../../../shared/civil-date.ts'
import { communityWithRequests, createMember, type TestPerson } from '../../requests/test/factory.ts'
import type { BallotDetail, OwnBallot } from '../contract/views.ts'
import { acting } from './acting.ts'

const dayMs = 86_400_000

export type House = Awaited<ReturnType<typeof openHouse>>

/** A community on a platform of its own; its one dwelling holds so many grown-ups, each with an account. */
export async function openHouse(grownUps: number) {
  const platform = await openTestPlatform()
  const community = await communityWithRequests(platform)
  const people: TestPerson[] = [community.resident]
  while (people.length < grownUps)
    people.push(await createMember(platform, community.communityId, community.areas.dwelling))
  const run = acting(platform, community.communityId)
  const act = <T = BallotDetail>(...of: Parameters<typeof run>) => run<T>(...of)
  return {
    platform,
    community,
    people,
    act,
    /** The civil day so many days from now. */
    day: (after = 0) => addDays(civilDateOf(platform.clock.now(), 'Asia/Shanghai'), after),
    pass: (days: number) => platform.clock.advance(days * dayMs),
    /** Their own row of the roll. */
    voterOf: async (id: string, person: TestPerson) =>
      (await act<OwnBallot>('own_one', person, { id })).votes[0]?.voter_id ?? '',
  }
}

export const marks = (...codes: string[]) => codes.map((code) => ({ code }))
