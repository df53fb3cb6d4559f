import type { Operation } from '../../../../platform/command/types.ts'
import { addItem } from './add-item.ts'
import { endResponsibility } from './end-responsibility.ts'
import { installCatalogue } from './install-catalogue.ts'
import { retireItem } from './retire-item.ts'
import { reviseItem } from './revise-item.ts'
import { setResponsibility } from './set-responsibility.ts'

export const catalogueCommands: readonly Operation[] = [
  installCatalogue,
  addItem,
  reviseItem,
  retireItem,
  setResponsibility,
  endResponsibility,
]
