/** The compound a thing lies in, else its grid and micro-grid: near enough to be one problem. */
export function neighbourhoodOf(place: { admin_path: string | null; compound_path: string | null }): string {
  const compound = place.compound_path?.split('/')[0]
  return compound || (place.admin_path ?? '').split('/').slice(0, 2).join('/')
}
