import type { Ask } from '../support/load.ts'

const words = ['楼道灯', '电梯', '垃圾', '停车', '漏水', '噪音', '物业']
const filters = ['state=assigned,accepted', 'class=love_and_livelihood', 'overdue=yes', 'sort=newest', 'channel=web']
const months = 'from=2026-01&to=2026-11'

/** What one worker opens in each of these communities, in turn. */
export function asksFor(communities: readonly number[], identity: 'counter' | 'grid'): Ask[] {
  return communities.flatMap((community, index) => {
    const base = `/api/c/${community}`
    const get = (label: string, path: string): Ask => ({ label, method: 'GET', path: base + encodeURI(path) })
    return [
      get('my_list', identity === 'grid' ? '/today' : '/requests?assignee=me'),
      get('filter', `/requests?${filters[index % filters.length]}`),
      get('search', `/requests?q=${words[index % words.length]}`),
      get('rates', identity === 'grid' ? '/today' : `/rates?${months}`),
    ]
  })
}
