import type { Operation } from '../../../../platform/command/types.ts'
import { hearLine } from './hear-line.ts'
import { addLine, listLines, retireLine } from './keep-lines.ts'
import { listRings } from './rings.ts'

export const lines: readonly Operation[] = [listLines, addLine, retireLine, hearLine, listRings]
