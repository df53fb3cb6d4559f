/** Where a switch of a page without scripts leads: the page itself, with the switch in its address. */
export function switchLink(path: string, name: 'elder' | 'lang', value: string): string {
  const { searchParams } = new URL(path, 'http://page')
  searchParams.set(name, value)
  return `?${searchParams}`
}
