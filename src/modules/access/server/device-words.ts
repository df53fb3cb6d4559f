import type { Texts } from '../../../platform/texts.ts'
import { deviceOf } from './device.ts'

/** 'Windows 电脑，Edge 浏览器', for short messages. */
export function deviceWords(texts: Texts, language: string, userAgent: string): string {
  const { system, browser } = deviceOf(userAgent)
  const say = (key: string) => texts.message(language, 'access', key)
  const known = [system && say(`device_${system}`), browser && say(`browser_${browser}`)].filter(Boolean)
  return known.length > 0 ? known.join(say('device_comma')) : say('device_unknown')
}
