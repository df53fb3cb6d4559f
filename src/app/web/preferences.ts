import type { ElderStep } from '../../shared/elder.ts'

const yearSeconds = 31_536_000

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than our browser floor
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`
}

const listeners = new Set<() => void>()

/** The step of the elder version shown, 0 for the standard one; the server wrote it into the document. */
export function elderStep(): ElderStep {
  return Number(document.documentElement.dataset['elder'] ?? 0) as ElderStep
}

/** Switches the elder version at once and remembers it for every face, the public pages included. */
export function setElderStep(step: ElderStep): void {
  const { dataset } = document.documentElement
  if (step === 0) delete dataset['elder']
  else dataset['elder'] = String(step)
  remember('linli_elder', String(step))
  for (const tell of listeners) tell()
}

/** Calls back when the step changes; answers how to stop that. */
export function onElderStep(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Remembers the language in this browser; the server reads it with every call. */
export function rememberLocale(locale: string): void {
  remember('linli_locale', locale)
}
