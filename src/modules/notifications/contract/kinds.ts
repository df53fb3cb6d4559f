/** What messages are about; people choose by topic how they want to be told. */
export const topics = [
  'own_requests',
  'appointments',
  'ballots',
  'neighbours',
  'questionnaires',
  'work',
  'meetings',
  'whistles',
  'rounds',
  'posts',
  'account',
] as const
export type Topic = (typeof topics)[number]

/** Where a message is read. */
export const faces = ['resident', 'work'] as const
export type MessageFace = (typeof faces)[number]
