import type { ReactNode } from 'react'

const dates = /((?:\d+年)?\d+月\d+日|（[周週].）)/

/** A text from elsewhere (written by somebody, or by the server) in which no date is torn between two lines: 12月5 | 日, （周 | 六）. */
export function wholeDates(text: string): ReactNode {
  const pieces = text.split(dates)
  if (pieces.length === 1) return text
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
