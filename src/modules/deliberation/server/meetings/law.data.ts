import type { LawCode } from '../../contract/meetings/kinds.ts'
import type { LawFigures, Share } from '../../contract/meetings/law-views.ts'

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
    article: '《城市居民委员会组织法》（2025 年修订）第二十八条、第二十九条',
  },
  residents_committee: {
    quorum: half,
    pass: half,
    pass_of: 'present',
    deputies: false,
    notice_days: 0,
    article: '法律没有规定人数，按多数社区的议事规则，可以按本社区的改',
  },
  owners_committee: {
    quorum: half,
    pass: { num: 1, den: 2, over: false },
    pass_of: 'members',
    deputies: false,
    notice_days: 7,
    article: '《业主大会和业主委员会指导规则》：过半数委员出席，全体委员半数以上同意，会前七日公告',
  },
  body: {
    quorum: half,
    pass: half,
    pass_of: 'present',
    deputies: true,
    notice_days: 0,
    article: '按组织自己的章程；没有写的，过半数到会、过半数同意',
  },
  open: {
    quorum: none,
    pass: half,
    pass_of: 'present',
    deputies: true,
    notice_days: 0,
    article: '协商会，不设法定人数；表决时到会的人过半数同意',
  },
}
