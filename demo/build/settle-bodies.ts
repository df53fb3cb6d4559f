import type { Tx } from '../../src/platform/db/database.ts'
import { addDays } from '../../src/shared/civil-date.ts'
import { type BodyPlan, bodies } from '../xishan/bodies.ts'
import type { Neighbours } from '../xishan/neighbours.ts'
import { type PostPlan, type StaffPlan, staffPosts } from '../xishan/staff.ts'
import { idOf } from './settle-territory.ts'
import { inPieces, type Workshop } from './workshop.ts'

/** Ids by the keys of the plans. */
export type Institutions = { bodies: Map<string, string>; posts: Map<string, string>; staff: Map<string, string> }

type Known = { areas: ReadonlyMap<string, string>; people: readonly string[]; today: string }

/** Enters the staff, the bodies with whom they serve and who sits in them, and the posts with who holds them. */
export async function settleBodies(
  workshop: Workshop,
  staff: readonly StaffPlan[],
  neighbours: Neighbours,
  known: Known,
): Promise<Institutions> {
  const made: Institutions = { bodies: new Map(), posts: new Map(), staff: new Map() }
  await workshop.batch(async (tx) => {
    for (const person of staff) made.staff.set(person.key, await registerStaff(workshop, tx, person))
    for (const body of bodies) made.bodies.set(body.key, await found(workshop, tx, body, known))
    for (const { body, person, office } of neighbours.members) {
      const member = { person_id: known.people[person.index], office, public: office !== 'member', ...termOf(known) }
      await workshop.do(tx, 'bodies.add_member', 'system', member, { id: idOf(made.bodies, body.key) })
    }
  })
  await workshop.batch(async (tx) => {
    for (const post of staffPosts) {
      made.posts.set(post.key, await createPost(workshop, tx, post, made, known))
      for (const holder of staff.filter((person) => person.posts.includes(post.key))) {
        await fill(workshop, tx, idOf(made.posts, post.key), idOf(made.staff, holder.key), 'appointed')
      }
    }
  })
  for (const piece of inPieces(neighbours.posts, 80)) {
    await workshop.batch(async (tx) => {
      for (const { person, how, key, ...post } of piece) {
        const id = await createPost(workshop, tx, { key, ...post, public: true }, made, known)
        made.posts.set(key, id)
        const personId = person ? known.people[person.index] : undefined
        if (personId) await fill(workshop, tx, id, personId, how)
      }
    })
  }
  return made
}

async function registerStaff(workshop: Workshop, tx: Tx, person: StaffPlan): Promise<string> {
  const { id } = await workshop.do(tx, 'people.register', 'system', {
    name: person.name,
    phone: person.phone,
    identity_number: person.identityNumber,
    sex: person.sex,
    birth_date: person.birthDate,
  })
  return id
}

/** Bodies that were entered have stood for a while: their terms began two years before. */
const termOf = (known: Known) => ({ from: addDays(known.today, -700), until: addDays(known.today, 1_100) })

async function found(workshop: Workshop, tx: Tx, body: BodyPlan, known: Known): Promise<string> {
  const { id } = await workshop.do(tx, 'bodies.found_body', 'system', {
    kind: body.kind,
    name: body.name,
    department_kind: body.department ?? null,
    area_id: body.compound ? idOf(known.areas, body.compound) : null,
    duties: body.duties ?? null,
    decision_rule: body.rule ?? null,
    public_phone: body.phone ?? null,
    established_on: addDays(known.today, -700 - ((body.name.length * 97) % 1_500)),
  })
  const serves = body.serves?.length === 0 ? [null] : (body.serves ?? [])
  for (const compound of serves) {
    const service = { compound_id: compound ? idOf(known.areas, compound) : null }
    await workshop.do(tx, 'bodies.set_service', 'system', service, { id })
  }
  return id
}

type AnyPost = Omit<PostPlan, 'kind'> & { kind: string }

async function createPost(
  workshop: Workshop,
  tx: Tx,
  post: AnyPost,
  made: Institutions,
  known: Known,
): Promise<string> {
  const { id } = await workshop.do(tx, 'bodies.create_post', 'system', {
    kind: post.kind,
    title: post.title,
    area_id: post.area ? idOf(known.areas, post.area) : null,
    body_id: post.body ? idOf(made.bodies, post.body) : null,
    seats: post.seats ?? 1,
    public: post.public ?? false,
    duties: post.duties ?? null,
  })
  return id
}

async function fill(workshop: Workshop, tx: Tx, post: string, person: string, how: string): Promise<void> {
  await workshop.do(tx, 'bodies.fill_post', 'system', { person_id: person, how }, { id: post })
}
