// Entry of the public style sheet: the same imports as the renderer, of which only the CSS is kept.
import '../theme/tokens.css'
import '../theme/base.css'
import '../theme/print.css'
import { PublicFrame } from './frame.tsx'
import { pages } from './pages.ts'

export { PublicFrame, pages }
