import type { Page } from 'playwright-core'

/** Gives the page a browser's speech with these voices, which says nothing but remembers what it was to say. */
export async function withVoices(page: Page, languages: readonly string[]): Promise<void> {
  await page.addInitScript((tags) => {
    const heard: object[] = []
    let timer = 0
    class Utterance {
      lang = ''
      voice: { lang: string } | null = null
      onstart = () => {}
      onend = () => {}
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    }
    const speech = {
      getVoices: () => tags.map((lang) => ({ lang, name: lang })),
      speak(words: Utterance) {
        heard.push({ text: words.text, voice: words.voice?.lang ?? '' })
        words.onstart()
        timer = Number(setTimeout(() => words.onend(), 60))
      },
      cancel: () => clearTimeout(timer),
    }
    Object.defineProperties(globalThis, {
      speechSynthesis: { value: speech },
      SpeechSynthesisUtterance: { value: Utterance },
      linliHeard: { value: heard },
    })
  }, languages)
}

/** What was read aloud so far, and in which voice. */
export function heardOf(page: Page): Promise<{ text: string; voice: string }[]> {
  return page.evaluate('linliHeard')
}
