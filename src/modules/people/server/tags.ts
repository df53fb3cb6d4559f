import type { ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'

/**
 * Situations that concern a community's help and duties; labels stand in the catalogue under `messages.tag_<code>`. They name a situation
 * that begins and ends, never a person's character. `sensitive` ones (health, hardship; 个人信息保护法 28) aren't shown in lists.
 */
const standardTags: readonly { code: string; sensitive: boolean }[] = [
  { code: 'lives_alone', sensitive: false },
  { code: 'over_80', sensitive: false },
  { code: 'empty_nest', sensitive: false },
  { code: 'left_behind_child', sensitive: true },
  { code: 'disability_card', sensitive: true },
  { code: 'low_income_support', sensitive: true },
  { code: 'long_term_illness', sensitive: true },
  { code: 'new_mother', sensitive: true },
  { code: 'veteran', sensitive: false },
  { code: 'volunteer', sensitive: false },
  { code: 'needs_accessible_service', sensitive: false },
  { code: 'speaks_dialect_only', sensitive: false },
]

export type Tag = { code: string; label: string; sensitive: boolean; standard: boolean }

const ownTagsMost = 200

/** Every tag in use in the community: the standard ones, then its own by label. */
export async function tagsOf(ctx: ReadContext): Promise<Tag[]> {
  const own = (await ctx.tx
    .selectFrom('people.tags')
    .select(['code', 'label', 'sensitive'])
    .where('community_id', '=', ctx.communityId)
    .where('retired_at', 'is', null)
    .orderBy('label')
    .limit(ownTagsMost)
    .execute()) as Omit<Tag, 'standard'>[]
  const standard = standardTags.map((tag) => ({ ...tag, label: standardLabel(ctx, tag.code), standard: true }))
  return [...standard, ...own.map((tag) => ({ ...tag, standard: false }))]
}

function standardLabel(ctx: ReadContext, code: string): string {
  return ctx.services.texts.message(ctx.language, 'people', `tag_${code}`)
}

/** Refusal: `people.tag_unknown`. */
export async function refuseUnknownTags(ctx: ReadContext, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const known = new Set((await tagsOf(ctx)).map((tag) => tag.code))
  if (codes.some((code) => !known.has(code))) refuse('people.tag_unknown', {}, [{ path: 'tags', code: 'invalid' }])
}

/** Codes with their labels; sensitive ones only where asked for. */
export function shownTags(tags: readonly Tag[], codes: readonly string[], sensitive: boolean) {
  return tags
    .filter((tag) => codes.includes(tag.code) && (sensitive || !tag.sensitive))
    .map(({ code, label }) => ({ code, label }))
}
