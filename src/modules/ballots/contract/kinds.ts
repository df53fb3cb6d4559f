/** What ballots are called by: kinds, rules, phases, groups, channels. Words alone, so that pages may have them. */

export const kinds = [
  'consultation',
  'choose',
  'approval',
  'ranking',
  'budget',
  'owners',
  'lift',
  'consent',
  'score',
  'satisfaction',
  'review',
] as const
export type Kind = (typeof kinds)[number]
/** Names as the engine has them; the last three are counted here. */
export const rules = [
  'av',
  'plurality',
  'seqphragmen',
  'equal-shares',
  'scottish',
  'meek',
  'runoff',
  'greedy',
  'equalshares/add1',
  'score',
  'satisfaction',
  'owners278',
  'consent',
  'review',
] as const
export type Rule = (typeof rules)[number]
/** What is kept, and what the clock makes of it: `announced` is open from its first day and closed after its last. */
export const phases = [
  'draft',
  'announced',
  'open',
  'closed',
  'tallied',
  'objection',
  'final',
  'published',
  'withdrawn',
] as const
export type Phase = (typeof phases)[number]
export const rollKinds = ['persons', 'households', 'owners', 'listed'] as const
export const groups = ['party', 'resident', 'newcomer', 'none'] as const
export type Group = (typeof groups)[number]
export const channels = ['screen', 'code', 'counter', 'door', 'telephone', 'paper'] as const
export type Channel = (typeof channels)[number]
/** What has to reach the threshold: everybody together, or each building or stairwell by itself. */
export const partKinds = ['whole', 'building', 'stairwell'] as const
export type PartKind = (typeof partKinds)[number]
export const hearingWays = ['talk', 'meeting', 'telephone', 'letter'] as const
export const deliveryWays = ['door', 'counter', 'post', 'message', 'notice'] as const
/** As many walk one visit round that is planned from a ballot. */
export const walkersMost = 30
