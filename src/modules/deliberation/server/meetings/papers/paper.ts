/** A paper as both writers take it: a title, then lines and tables. */
export type Block =
  | { kind: 'line'; text: string; strong?: boolean }
  | { kind: 'table'; heads: readonly string[]; widths: readonly number[]; rows: readonly (readonly string[])[] }

export type PaperModel = { title: string; blocks: readonly Block[]; foot: string }
