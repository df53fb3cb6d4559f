// The browser's own speech, without anything else of the kit: the public pages load it alone.
export type Reading = 'silent' | 'reading' | 'paused' | 'voiceless'

/** How long a browser may take to list its voices, and to begin. */
const voicesMs = 1_000
const beginMs = 4_000
/** A little slower than people talk. */
const rate = 0.9

let reading: Reading = 'silent'
let sentences: string[] = []
let at = 0
/** Counts acts, so that what a cancelled sentence still reports is passed over. */
let act = 0
const listeners = new Set<() => void>()

const speechOf = (): SpeechSynthesis | undefined => globalThis.speechSynthesis

function become(next: Reading): void {
  reading = next
  for (const tell of listeners) tell()
}

/** Mandarin is read for Chinese of both scripts before Cantonese is. */
const wanted: Record<string, RegExp[]> = {
  'zh-CN': [/^(zh-cn|cmn-hans)/, /^(zh-hans|zh-sg|zh-tw|zh-hant|cmn|zh$)/],
  'zh-Hant': [/^(zh-tw|zh-hant-tw|cmn-hant)/, /^(zh|cmn)/],
  en: [/^en/],
}

function voiceFor(language: string, voices: SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const tag = (voice: SpeechSynthesisVoice) => voice.lang.replace('_', '-').toLowerCase()
  for (const pattern of wanted[language] ?? []) {
    const found = voices.find((voice) => pattern.test(tag(voice)))
    if (found) return found
  }
  return undefined
}

/** The voices, which some browsers know only a moment after being asked. */
function voicesOf(speech: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> | SpeechSynthesisVoice[] {
  const known = speech.getVoices()
  if (known.length > 0) return known
  return new Promise((resolve) => {
    const done = () => resolve(speech.getVoices())
    speech.addEventListener?.('voiceschanged', done, { once: true })
    setTimeout(done, voicesMs)
  })
}

function speakOn(speech: SpeechSynthesis, voice: SpeechSynthesisVoice | undefined, language: string): void {
  const sentence = sentences[at]
  if (sentence === undefined) return become('silent')
  const mine = act
  const words = new SpeechSynthesisUtterance(sentence)
  words.lang = language === 'zh-Hant' ? 'zh-TW' : language
  words.rate = rate
  if (voice) words.voice = voice
  const failed = () => mine === act && fail(speech)
  const late = setTimeout(failed, beginMs)
  words.onstart = () => clearTimeout(late)
  words.onerror = failed
  words.onend = () => {
    clearTimeout(late)
    if (mine !== act) return
    at += 1
    speakOn(speech, voice, language)
  }
  speech.speak(words)
}

function fail(speech: SpeechSynthesis): void {
  act += 1
  speech.cancel()
  become('voiceless')
}

async function begin(): Promise<void> {
  const speech = speechOf()
  if (!speech) return become('voiceless')
  act += 1
  const mine = act
  speech.cancel()
  become('reading')
  const language = document.documentElement.lang
  const known = voicesOf(speech)
  // Where they are known nothing is waited for: some browsers speak only within the press itself.
  const voices = Array.isArray(known) ? known : await known
  if (mine !== act) return
  const voice = voiceFor(language, voices)
  if (voices.length > 0 && !voice) return fail(speech)
  speakOn(speech, voice, language)
}

/** Reads sentences aloud, one after the other. One reader a page: whoever presses last is the one that is heard. */
export const reader = {
  state: (): Reading => reading,
  subscribe(tell: () => void): () => void {
    listeners.add(tell)
    return () => listeners.delete(tell)
  },
  read(text: string[]): void {
    sentences = text
    at = 0
    void begin()
  },
  /** Some browsers can't pause: the sentence is broken off, and said again from its beginning. */
  pause(): void {
    act += 1
    speechOf()?.cancel()
    become('paused')
  },
  resume(): void {
    void begin()
  },
  stop(): void {
    act += 1
    if (reading === 'reading') speechOf()?.cancel()
    if (reading !== 'silent') become('silent')
  },
}

globalThis.addEventListener?.('pagehide', () => reader.stop())
speechOf()?.getVoices()
