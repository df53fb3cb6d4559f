const yearSeconds = 31_536_000

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than our browser floor
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`
}

/** Whether elder mode is on; the server wrote it into the document from the cookie. */
export function elderMode(): boolean {
  return document.documentElement.hasAttribute('data-elder')
}

/** Switches elder mode at once and remembers it for every face, the public pages included. */
export function setElderMode(on: boolean): void {
  document.documentElement.toggleAttribute('data-elder', on)
  remember('linli_elder', on ? '1' : '0')
}

/** Remembers the language in this browser; the server reads it with every call. */
export function rememberLocale(locale: string): void {
  remember('linli_locale', locale)
}
