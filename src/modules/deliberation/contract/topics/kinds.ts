/** What a topic goes through, in this order; a template may leave some out. */
export const stageKinds = ['collect', 'discuss', 'meet', 'decide', 'do', 'report'] as const
export type StageKind = (typeof stageKinds)[number]

/** Ways to hold a hall: 居民议事会, 板凳会, 圆桌会, 联席议事, 网上议事厅, 一事一议, 急事急议, 四议两公开, 围楼/院落议事. */
export const builtIns = [
  'residents_council',
  'bench_meeting',
  'round_table',
  'joint_meeting',
  'online_hall',
  'one_matter',
  'urgent',
  'four_two',
  'household_forum',
] as const
export type BuiltIn = (typeof builtIns)[number]

export const whoKinds = ['area', 'owners', 'members'] as const
export type WhoKind = (typeof whoKinds)[number]
/** How neighbours see who spoke: by the building, by name, not at all. Staff always see the name. */
export const showAs = ['home', 'name', 'none'] as const
export type ShowAs = (typeof showAs)[number]
export const topicStates = ['open', 'closed', 'dropped'] as const
export type TopicState = (typeof topicStates)[number]

export const contributionKinds = ['argument', 'reply', 'question', 'amendment'] as const
export type ContributionKind = (typeof contributionKinds)[number]
export const sides = ['for', 'against'] as const
export const contributionStates = ['waiting', 'shown', 'hidden', 'merged', 'withdrawn'] as const
export type ContributionState = (typeof contributionStates)[number]
export const verdicts = ['open', 'accepted', 'declined'] as const
export const changeKinds = ['edited', 'stage', 'dates', 'dropped', 'reopened', 'ballot'] as const

export const topicActions = [
  'edit',
  'move',
  'set_dates',
  'tie',
  'note',
  'moderate',
  'map',
  'meet',
  'ballot',
  'decide',
  'report',
  'drop',
  'reopen',
] as const
export type TopicAction = (typeof topicActions)[number]
/** How the options of a topic are voted on: kinds of ballots. */
export const ballotWays = ['choose', 'approval', 'ranking', 'score'] as const
