import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { whichCertificate } from '../../catalogue/certificates.data.ts'
import { filingCriteria } from '../../catalogue/filing-criteria.data.ts'
import { type CatalogueTemplateItem, catalogueClasses } from '../../catalogue/template.ts'
import { routes } from '../../contract.ts'
import type { ItemView } from '../views/types.ts'
import { insertItems } from './items.ts'

/** Brings the template's items into the community, those it has never had; what it made of the others stays. */
export const installCatalogue = command(routes['POST /api/c/:community/catalogue/install'], async (ctx) => {
  const template = catalogueClasses.flatMap(({ code, items }) => items.map((item) => templateItem(code, item)))
  const found = await sql<{ code: string }>`
    select distinct code from requests.items where community_id = ${ctx.communityId}`.execute(ctx.tx)
  const known = new Set(found.rows.map((row) => row.code))
  const added = template.filter((item) => !known.has(item.code))
  await insertItems(ctx, added, ctx.services.texts.message(ctx.language, 'requests', 'catalogue_installed'))
  ctx.audit('catalogue', String(ctx.communityId), { added: added.map((item) => item.code) })
  return { added: added.length, kept: template.length - added.length }
})

function templateItem(itemClass: ItemView['class'], item: CatalogueTemplateItem): ItemView {
  return {
    code: item.code,
    revision: 1,
    class: itemClass,
    name: item.name,
    words: [...item.words],
    hint: item.hint,
    kind: item.kind,
    answerable: item.answerable,
    department_kind: item.department ?? null,
    why: item.why,
    tier: item.tier,
    priority: item.priority,
    contact: item.contact,
    resolve: item.resolve,
    criterion: item.criterion,
    evidence: item.evidence,
    place: item.place,
    public_open: item.publicOpen,
    divert: item.divert ?? null,
    checklist: [...(item.checklist ?? [])],
    filing_criterion: filingCriteria[item.kind],
    may_act: true,
    instead: '',
    questions: item.certificate ? [whichCertificate] : [],
    retired: false,
  }
}
