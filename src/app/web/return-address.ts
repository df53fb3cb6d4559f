/** Where to go after signing in: only an address of this site, never another one. */
export function safeReturn(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}

/** The number of the community whose page asked for sign-in; undefined where the address names none. */
export function communityOfReturn(wanted: string | null): number | undefined {
  const named = /^\/[cwp]\/([1-9]\d{0,8})(?=$|[/?#])/.exec(safeReturn(wanted))?.[1]
  return named === undefined ? undefined : Number(named)
}
