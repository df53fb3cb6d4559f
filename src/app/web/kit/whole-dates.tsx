import type { ReactNode } from 'react'

const dates = /((?:\d+年)?\d+月\d+日|（[周週].）)/

/** A line of facts in which no dot begins a line, and no number is torn from its word: 1 | 幢. */
export const wholeLine = (text: string) =>
  text.replaceAll(' · ', '\u00a0· ').replaceAll(/(\d) (?=\p{Script=Han})/gu, '$1\u00a0')

/** A text from elsewhere (written by somebody, or by the server) in which no date is torn between two lines either: 12月5 | 日, （周 | 六）. */
export function wholeDates(text: string): ReactNode {
  const pieces = wholeLine(text).split(dates)
  if (pieces.length === 1) return pieces[0]
  return pieces.map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <span key={index} className="whole">
        {piece}
      </span>
    ),
  )
}
