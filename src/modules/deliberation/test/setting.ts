import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { command } from '../../../platform/command/types.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { communityWithRequests, type RequestsCommunity } from '../../requests/test/factory.ts'
import { acting } from './acting.ts'

type Item = {
  id: string
  kind: string
  title: string
  decision: { id: string; state: string } | null
  reading: string | null
}
type Attendee = { id: string; name: string; chair: boolean; body: { id: string } | null }
export type Meeting = {
  id: string
  state: string
  minutes_state: string
  starts_at: string
  check_in_code: string
  items: (Item & { decisions: { id: string }[]; votes: { passed: boolean }[] })[]
  attendees: Attendee[]
  suggestions: { id: string; outcome: string; topic: { id: string } | null }[]
  quorum: { members: number; present: number; needed: number; missing: number; reached: boolean; seats: object | null }
  can: string[]
}
type Act = ReturnType<typeof acting>

/** The jobs of this module alone, then what follows from them. */
async function runJobs(platform: TestPlatform, communityId: number): Promise<void> {
  const { jobs = [] } = platform.registry.modules.find((one) => one.name === 'deliberation') ?? {}
  for (const job of jobs) {
    if (!('run' in job)) continue
    const route = { name: job.name, summary: '', access: 'administrator', output: z.unknown() } as const
    await platform.do(
      command(route, async (ctx) => job.run(ctx)),
      {},
      { communityId, as: 'system' },
    )
  }
  await platform.dispatcher.drain()
}

/** Two communities on a database of the file's own, and what meetings in the first one are acted on with. `here` is filled before the first test. */
export function meetingSetting() {
  const here = {} as { platform: TestPlatform; community: RequestsCommunity; other: RequestsCommunity }
  beforeAll(async () => {
    here.platform = await openTestPlatform()
    here.community = await communityWithRequests(here.platform)
    here.other = await communityWithRequests(here.platform)
  })
  afterAll(() => here.platform.close())
  const act = <T>(...of: Parameters<Act>) => acting(here.platform, here.community.communityId)<T>(...of)
  const later = (minutes: number) => new Date(here.platform.clock.now().getTime() + minutes * 60_000).toISOString()
  return {
    ...{ here, act, later },
    today: () => civilDateOf(here.platform.clock.now(), 'Asia/Shanghai'),
    pass: (minutes: number) => here.platform.clock.advance(minutes * 60_000),
    runJobs: () => runJobs(here.platform, here.community.communityId),
    call: (more: object) =>
      act<Meeting>('call_meeting', here.community.secretary, {
        ...{ kind: 'bench', title: '建言堂', place_detail: '社区议事厅', starts_at: later(60), ...more },
      }),
    open: (id: string) => act<Meeting>('open_meeting', here.community.secretary, { id }),
    tick: (id: string, attendee: string, more: object = { came: true }) =>
      act<Meeting>('keep_attendee', here.community.secretary, { id, attendee, ...more }),
  }
}
