import { classify } from '../../src/engines/text/index.ts'
import { whichCertificate } from '../../src/modules/requests/catalogue/certificates.data.ts'
import { catalogueTemplate } from '../../src/modules/requests/catalogue/template.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { compoundByKey, openPlaces } from '../xishan/compounds.ts'
import type { RequestPlan } from '../xishan/requests.ts'
import { hasAccount } from './settle-accounts.ts'
import { dwellingKey, idOf } from './settle-territory.ts'
import type { Doer } from './workshop.ts'
import type { Year } from './year.ts'

/** How a request came in, as far as it matters later. `doer`: who can go on with it as the asker by an account. */
export type Filed = { id: string; asker: Doer | null }

/** A request comes in by its channel: from the telephone of who asks, or written down by who heard or saw it. */
export async function fileRequest(year: Year, tx: Tx, plan: RequestPlan): Promise<Filed> {
  return plan.channel === 'web' || plan.channel === 'ask_point' ? fileOnline(year, tx, plan) : fileFor(year, tx, plan)
}

async function fileOnline(year: Year, tx: Tx, plan: RequestPlan): Promise<Filed> {
  const known = plan.channel === 'web' && hasAccount(plan.asker)
  const doer: Doer = known ? year.doerOf(year.personOf(plan)) : 'nobody'
  const photo = plan.photo && plan.story.scene && !plan.anonymous
  const files =
    photo && plan.story.scene ? [await year.upload(tx, doer, year.parts.photos.before(plan.story.scene))] : []
  const contact = known || plan.anonymous ? {} : { contact_name: plan.asker.name, contact_phone: plan.asker.phone }
  const { id } = await year.do(tx, 'requests.file', doer, {
    ...matterOf(year, plan),
    ...contact,
    file_ids: files,
    anonymous: plan.anonymous,
    confidential: plan.confidential,
    ...(plan.channel === 'ask_point' ? { ask_point: idOf(year.parts.askPoints, plan.asker.compound) } : {}),
  })
  return { id, asker: known && !plan.anonymous ? doer : null }
}

async function fileFor(year: Year, tx: Tx, plan: RequestPlan): Promise<Filed> {
  const entered = enteredBy(year, plan)
  const doer = year.staffDoer(entered)
  const scene = plan.photo && plan.channel === 'patrol' ? plan.story.scene : undefined
  const files = scene ? [await year.upload(tx, doer, year.parts.photos.before(scene))] : []
  const { id } = await year.do(tx, 'requests.file_for', doer, {
    ...matterOf(year, plan),
    channel: plan.channel,
    for_person_id: plan.channel === 'patrol' ? year.staffPerson(entered) : year.personOf(plan),
    file_ids: files,
    confidential: plan.confidential,
    ...proposed(plan),
  })
  return { id, asker: null }
}

/** What stood proposed first while it was written down, before anything was learned. */
function proposed(plan: RequestPlan): { proposed_item?: string } {
  const [first] = classify(plan.text, catalogueTemplate)
  return first ? { proposed_item: first.code } : {}
}

/** They ask what can be done about a paper the community may not issue. */
const otherPaper = [{ question: whichCertificate.question, answer: whichCertificate.options.at(-1)?.text ?? '' }]

function matterOf(year: Year, plan: RequestPlan) {
  const { asker } = plan
  const { areas, dwellings } = year.parts.grounds
  return {
    item_code: plan.item.code,
    description: plan.text,
    ...(plan.item.certificate ? { answers: otherPaper } : {}),
    place_detail: plan.placeDetail,
    ...(plan.atHome
      ? { dwelling_id: idOf(dwellings, dwellingKey(asker, asker.dwelling)) }
      : plan.area
        ? { area_id: idOf(areas, plan.area) }
        : {}),
  }
}

/** Who writes it down: the counter, the secretary whose telephone it is, or who walks the grid. */
function enteredBy(year: Year, plan: RequestPlan): string {
  const { random } = year.parts
  if (plan.channel === 'counter') return `counter-${random.int(1, 2)}`
  if (plan.channel === 'hotline') return random.chance(0.6) ? 'secretary' : `counter-${random.int(1, 2)}`
  if (plan.channel === 'visit' || plan.channel === 'patrol') return `grid-${gridOf(plan)}`
  return `worker-${random.int(1, 7)}`
}

/** The grid a request lies in. */
export function gridOf(plan: RequestPlan): number {
  return openPlaces.find((place) => place.key === plan.area)?.grid ?? compoundByKey(plan.asker.compound).grid
}
