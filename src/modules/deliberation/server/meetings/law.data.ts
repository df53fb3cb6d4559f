import type { LawCode } from '../../contract/meetings/kinds.ts'
import type { LawFigures, Share } from '../../contract/meetings/law-views.ts'
import { usualName } from '../topics/templates.data.ts'

const none: Share = { num: 0, den: 1, over: false }
const half: Share = { num: 1, den: 2, over: true }

/**
 * What holds unless the community decided otherwise. Residents' representatives: 城市居民委员会组织法 (2025) 28–29. Owners' committee:
 * 业主大会和业主委员会指导规则 (建房〔2009〕274号) on that committee's meetings. Where the law has no figure, what most charters have, and the article says so.
 */
export const usualLaws: Record<LawCode, LawFigures> = {
  representatives: {
    quorum: { num: 2, den: 3, over: false },
    pass: half,
    pass_of: 'present',
    deputies: false,
    notice_days: 0,
    article: usualName('law_article_representatives'),
  },
  residents_committee: {
    quorum: half,
    pass: half,
    pass_of: 'present',
    deputies: false,
    notice_days: 0,
    article: usualName('law_article_residents_committee'),
  },
  owners_committee: {
    quorum: half,
    pass: { num: 1, den: 2, over: false },
    pass_of: 'members',
    deputies: false,
    notice_days: 7,
    article: usualName('law_article_owners_committee'),
  },
  body: {
    quorum: half,
    pass: half,
    pass_of: 'present',
    deputies: true,
    notice_days: 0,
    article: usualName('law_article_body'),
  },
  open: {
    quorum: none,
    pass: half,
    pass_of: 'present',
    deputies: true,
    notice_days: 0,
    article: usualName('law_article_open'),
  },
}
