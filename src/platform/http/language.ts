import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { isLanguage, type Language } from '../../shared/languages.ts'

/** Cookie the language switch writes. */
const languageCookie = 'linli_locale'

const ownChoices = new WeakMap<FastifyRequest, Language>()

/** Notes the language that the signed-in account keeps as its own, for the answer to this request. */
export function noteOwnLanguage(request: FastifyRequest, language: Language | null | undefined): void {
  if (language) ownChoices.set(request, language)
}

/** Language of the answer: chosen in this browser, else kept with the account, else what the browser asks for. */
export function languageOf(request: FastifyRequest): Language {
  return cookieLanguage(request.headers) ?? ownChoices.get(request) ?? preferredLanguage(request.headers)
}

/** The same where nobody is signed in. */
export function languageOfHeaders(headers: IncomingHttpHeaders): Language {
  return cookieLanguage(headers) ?? preferredLanguage(headers)
}

/** The language the switch was set to in this browser. */
export function cookieLanguage({ cookie = '' }: IncomingHttpHeaders): Language | undefined {
  const chosen = cookiePattern.exec(cookie)?.[1]
  return isLanguage(chosen) ? chosen : undefined
}

const cookiePattern = new RegExp(`(?:^|;\\s*)${languageCookie}=([\\w-]{1,20})(?:;|$)`)

/** What keeps a language in the browser for a year; the switch of the pages writes the same. */
export function setLanguageCookie(language: Language): string {
  return `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`
}

function preferredLanguage(headers: IncomingHttpHeaders): Language {
  for (const part of (headers['accept-language'] ?? '').split(',').slice(0, 10)) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
