import type { GroupKind } from '../groups/groups.ts'

/** Where the makers' robots are called at (their documentation of group robots, read in 2026). */
const makers: Partial<Record<GroupKind, { origin: string; path: RegExp }>> = {
  wecom: { origin: 'https://qyapi.weixin.qq.com', path: /^\/cgi-bin\/webhook\/send\?key=[\w-]+$/ },
  dingtalk: { origin: 'https://oapi.dingtalk.com', path: /^\/robot\/send\?access_token=\w+$/ },
  feishu: { origin: 'https://open.feishu.cn', path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/ },
}

/**
 * Whether a robot of this kind may be called at an address: its maker's, or a private installation's that the operator named
 * (`LINLI_ROBOT_ORIGINS`). Anything else could be an address inside the house.
 */
export function fitsMaker(kind: GroupKind, address: string, ownOrigins: readonly string[]): boolean {
  const maker = makers[kind]
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!maker || !url || url.username !== '' || url.hash !== '') return false
  return [maker.origin, ...ownOrigins].includes(url.origin) && maker.path.test(url.pathname + url.search)
}
