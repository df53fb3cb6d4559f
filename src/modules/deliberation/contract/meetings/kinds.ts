/** Kinds of meeting: 建言堂, 联席会, 居民代表会议, 圆桌会, 急事急议, and a body's own. */
export const meetingKinds = ['bench', 'joint', 'representatives', 'round_table', 'urgent', 'body'] as const
export type MeetingKind = (typeof meetingKinds)[number]
export const meetingStates = ['called', 'open', 'closed', 'cancelled'] as const
export const minutesStates = ['draft', 'approved', 'published'] as const

/** Whose quorum and majority hold. `open`: no quorum, whoever comes speaks. */
export const lawCodes = ['representatives', 'residents_committee', 'owners_committee', 'body', 'open'] as const
export type LawCode = (typeof lawCodes)[number]

export const itemKinds = ['read_out', 'request', 'undertaking', 'free'] as const
export const itemStates = ['on', 'proposed', 'declined'] as const
export const answers = ['none', 'accepted', 'declined'] as const
export const decisionStates = ['open', 'done', 'dropped'] as const
export type DecisionState = (typeof decisionStates)[number]
export const suggestionOutcomes = ['noted', 'answered', 'taken_up', 'done', 'not_possible'] as const
export type SuggestionOutcome = (typeof suggestionOutcomes)[number]
export const onRestDay = ['keep', 'before', 'after'] as const
export const papers = ['notice', 'sign_in', 'minutes'] as const
export type Paper = (typeof papers)[number]
export const paperForms = ['docx', 'pdf'] as const

export const meetingActions = [
  'change',
  'cancel',
  'agenda',
  'invite',
  'attendance',
  'open',
  'note',
  'resolve',
  'suggest',
  'close',
  'approve',
  'publish',
  'add_word',
  'paper',
] as const
export type MeetingAction = (typeof meetingActions)[number]
export const decisionActions = ['finish', 'drop', 'reopen', 'move', 'tie'] as const
export type DecisionAction = (typeof decisionActions)[number]
