// The one script of the public pages, in the elder version only: reading aloud. Without it the pages lack nothing else.
import { type Reading, reader } from '../kit/read-aloud/reader.ts'
import { pageSentences } from '../kit/read-aloud/sentences.ts'

const box = document.querySelector<HTMLElement>('[data-aloud]')
const [go, stop] = box?.querySelectorAll('button') ?? []
const word = go?.querySelector('span')
const said = box?.querySelector('[role="status"]')

const runs: Record<Reading, () => void> = {
  silent: () => reader.read(pageSentences()),
  voiceless: () => reader.read(pageSentences()),
  reading: reader.pause,
  paused: reader.resume,
}

if (box && go && word && stop && said) {
  const words = box.dataset
  const show = () => {
    const state = reader.state()
    const saying = { silent: words['read'], voiceless: words['read'], reading: words['pause'], paused: words['resume'] }
    word.textContent = saying[state] ?? ''
    stop.hidden = state === 'silent' || state === 'voiceless'
    said.textContent = state === 'voiceless' ? (words['voiceless'] ?? '') : ''
  }
  go.addEventListener('click', () => runs[reader.state()]())
  stop.addEventListener('click', reader.stop)
  reader.subscribe(show)
  show()
  box.hidden = false
}
