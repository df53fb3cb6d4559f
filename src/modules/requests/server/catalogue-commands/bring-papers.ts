import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { whichCertificate } from '../../catalogue/certificates.data.ts'
import { catalogueTemplate } from '../../catalogue/template.ts'
import { type ItemRow, itemView } from '../views/item-view.ts'
import { succeed } from './items.ts'

const codes = catalogueTemplate.filter((item) => item.certificate).map((item) => item.code)

/**
 * Asks which paper, in communities whose item of papers is still the template's of before the question was there (民发〔2020〕20号). One the
 * community changed or retired stays as it is. Once done there is nothing left to do.
 */
export async function bringPapers(ctx: WriteContext): Promise<void> {
  const found = await sql<ItemRow>`
    select * from requests.items where community_id = ${ctx.communityId} and code = any (${codes}::text[]) and successor_at is null
      and revision = 1 and not retired and questions = '[]'::jsonb for update`.execute(ctx.tx)
  const reason = ctx.services.texts.message(ctx.language, 'requests', 'papers_brought')
  for (const row of found.rows) {
    await succeed(ctx, row, { ...itemView(row), questions: [whichCertificate] }, reason)
    ctx.audit('catalogue_item', row.code, { revision: row.revision + 1, reason })
  }
}
