/** What everybody on a ballot's roll is told. */
export const voterKinds = [
  'ballot_open',
  'ballot_closing',
  'ballot_extended',
  'ballot_result',
  'ballot_settled',
  'ballot_withdrawn',
] as const
export type VoterKind = (typeof voterKinds)[number]
