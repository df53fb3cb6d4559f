import { benefit } from './benefit.ts'
import { care } from './care.ts'
import { livelihoodHome } from './livelihood-home.ts'
import { livelihoodYard } from './livelihood-yard.ts'
import { services } from './services.ts'
import type { Story } from './story.ts'
import { support } from './support.ts'

export type { Scene, Season, Story } from './story.ts'

export const stories: readonly Story[] = [
  ...livelihoodHome,
  ...livelihoodYard,
  ...services,
  ...benefit,
  ...support,
  ...care,
]
