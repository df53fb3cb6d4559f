import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Remark, RowProblem } from './problems.ts'

/** Why a row isn't taken in, or what to look at, as a sentence for the person with the sheet. */
export function wordsOf(ctx: ReadContext, problem: RowProblem | Remark): string {
  return ctx.services.texts.message(ctx.language, 'people', `import_${problem.key}`, problem.params)
}
