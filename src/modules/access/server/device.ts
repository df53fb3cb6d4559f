import type { browsers as browserNames, systems as systemNames } from '../contract/session-routes.ts'

type System = (typeof systemNames)[number]
type Browser = (typeof browserNames)[number]

const systems: readonly [RegExp, System][] = [
  [/iPhone/, 'iphone'],
  [/iPad/, 'ipad'],
  [/HarmonyOS|OpenHarmony/, 'harmony'],
  [/Android/, 'android'],
  [/Windows/, 'windows'],
  [/Mac OS X/, 'mac'],
  [/Linux/, 'linux'],
]

const browsers: readonly [RegExp, Browser][] = [
  [/MicroMessenger/, 'wechat'],
  [/Edg\//, 'edge'],
  [/Firefox\//, 'firefox'],
  [/Chrome\//, 'chrome'],
  [/Safari\//, 'safari'],
]

/** What a browser says of itself: enough to know one's own device by; null where nothing is known. */
export function deviceOf(userAgent: string): { system: System | null; browser: Browser | null } {
  const named = <T>(list: readonly [RegExp, T][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
  return { system: named(systems), browser: named(browsers) }
}

/**
 * From where, coarsely: the network part of an address ('183.12', '240e:3a0'), 'local' for one of the house's own; null where none is
 * known. Whole addresses aren't kept.
 */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (/^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(plain)) return 'local'
  if (plain === '::1' || /^f[cd]|^fe80/i.test(plain)) return 'local'
  const v4 = /^(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(plain)?.[1]
  return v4 ?? /^([\da-f]{1,4}:[\da-f]{1,4}):/i.exec(plain)?.[1]?.toLowerCase() ?? null
}
