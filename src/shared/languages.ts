/** Languages everything is said in, the main one first. */
export const languages = ['zh-CN', 'zh-Hant', 'en'] as const

export type Language = (typeof languages)[number]

/** Whether something is said in it. */
export function isLanguage(tag: unknown): tag is Language {
  return (languages as readonly unknown[]).includes(tag)
}
