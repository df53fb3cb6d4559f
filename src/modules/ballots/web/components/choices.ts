import { givesPoints, readMark } from '../../contract/marks.ts'

/** What was marked as the server wants it: in order where the ballot ranks, with points where it scores. */
export function choicesOf({ rules: { kind } }: { rules: { kind: string } }, value: readonly string[]) {
  if (givesPoints(kind)) return value.map(readMark)
  return value.map((code, index) => (kind === 'ranking' ? { code, rank: index + 1 } : { code }))
}
