import { sql } from 'kysely'
import type { TestPlatform } from '../../../app/testing/platform.ts'
import type { PostKind } from '../../../shared/actor.ts'
import { createAccount } from '../../access/test/factory.ts'
import { createBody, createPost } from '../../bodies/test/factory.ts'
import { createPerson } from '../../people/test/factory.ts'
import { createCommunity, type TestCommunity } from '../../territory/test/factory.ts'
import { whichCertificate } from '../catalogue/certificates.data.ts'
import { installCatalogue } from '../server/catalogue-commands/install-catalogue.ts'
import { fileRequestOnline } from '../server/commands/file-request.ts'

/** Somebody with an account; `postId` where a post is held. */
export type TestPerson = { accountId: string; personId: string }
export type TestStaff = TestPerson & { postId: string }

/**
 * A community where requests run: catalogue, bodies that answer, and one of each post that deals with them. `resident` lives in the
 * compound, `neighbour` too; `managing` is the property company's.
 */
export type RequestsCommunity = TestCommunity & {
  bodies: { committee: string; propertyCompany: string; department: string; association: string }
  secretary: TestStaff
  worker: TestStaff
  clerk: TestStaff
  gridWorker: TestStaff
  buildingLeader: TestStaff
  manager: TestStaff
  departmentClerk: TestStaff
  resident: TestPerson
  neighbour: TestPerson
}

/** Items by who is answerable and what evidence they ask for; all but `papers` need a place, `lamp` is open to neighbours. */
export const items = {
  /** property company, photo or note */
  lamp: 'A10',
  /** property company, photo */
  green: 'A15',
  /** residents, photo */
  clutter: 'A12',
  /** residents, none; not open to neighbours */
  noise: 'A22',
  /** community, photo or note */
  pests: 'A29',
  /** community, none, no place needed */
  papers: 'B01',
  /** department, photo or note */
  streetLamp: 'D12',
  /** a department nobody is entered for */
  bus: 'D17',
} as const

export async function communityWithRequests(platform: TestPlatform): Promise<RequestsCommunity> {
  const community = await createCommunity(platform)
  const { communityId, areas } = community
  await platform.do(installCatalogue, {}, { communityId, as: 'system' })
  const bodies = {
    committee: await createBody(platform, communityId, { kind: 'residents_committee' }),
    propertyCompany: await createBody(platform, communityId, { kind: 'property_company', serves: [areas.compound] }),
    department: await createBody(platform, communityId, {
      kind: 'department',
      departmentKind: 'urban_management',
      serves: 'community',
    }),
    association: await createBody(platform, communityId, { kind: 'neighbour_association', areaId: areas.compound }),
  }
  const staff = (kind: PostKind, place: { areaId?: string; bodyId?: string } = {}) =>
    createStaff(platform, communityId, kind, place)
  return {
    ...community,
    bodies,
    secretary: await staff('community_secretary'),
    worker: await staff('community_worker'),
    clerk: await staff('counter_clerk'),
    gridWorker: await staff('grid_worker', { areaId: areas.grid }),
    buildingLeader: await staff('building_leader', { areaId: areas.building }),
    manager: await staff('property_manager', { bodyId: bodies.propertyCompany }),
    departmentClerk: await staff('department_clerk', { bodyId: bodies.department }),
    resident: await createMember(platform, communityId, areas.dwelling),
    neighbour: await createMember(platform, communityId),
  }
}

/** Somebody of the register with an account and no post. */
export async function createMember(
  platform: TestPlatform,
  communityId: number,
  dwellingId?: string,
): Promise<TestPerson> {
  const personId = await createPerson(platform, communityId, dwellingId ? { dwellingId } : {})
  return { personId, accountId: await createAccount(platform, communityId, personId) }
}

/** The same with a post. */
export async function createStaff(
  platform: TestPlatform,
  communityId: number,
  kind: PostKind,
  place: { areaId?: string; bodyId?: string } = {},
): Promise<TestStaff> {
  const member = await createMember(platform, communityId)
  const postId = await createPost(platform, communityId, { kind, personId: member.personId, ...place })
  return { ...member, postId }
}

/** Asks for none of the papers a community must not issue. */
const otherPaper = [{ question: whichCertificate.question, answer: '别的证明' }]

export type Receipt = {
  id: string
  number: string
  follow_code: string
  state: string
  answer: { contact_due: string; resolve_due: string }
}

/** Files a request as the resident (or as `by`; null: without an account), in the compound's stairwell. */
export async function fileOne(
  platform: TestPlatform,
  community: RequestsCommunity,
  wish: Record<string, unknown> = {},
  by: TestPerson | null = community.resident,
): Promise<Receipt> {
  const input = {
    item_code: items.lamp,
    description: '三楼楼道灯坏了一周，晚上看不见。',
    area_id: community.areas.stairwell,
    place_detail: '',
    file_ids: [],
    anonymous: false,
    confidential: false,
    contact_name: '',
    wants_updates: true,
    answers: wish['item_code'] === items.papers ? otherPaper : [],
    ...wish,
  }
  return platform.do<Receipt>(fileRequestOnline, input, {
    communityId: community.communityId,
    accountId: by?.accountId ?? null,
  })
}

/** Sets what a community decided (`requests.anonymous`, `requests.auto_dispatch`, `requests.confirm_days`, `caseflow.calendar`). */
export async function decide(platform: TestPlatform, communityId: number, name: string, value: unknown): Promise<void> {
  await platform.look(communityId, (tx) =>
    sql`insert into platform.settings (community_id, name, value) values (${communityId}, ${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (community_id, name) do update set value = excluded.value`.execute(tx),
  )
}
