import type { ApiProblem } from '../api-problem.ts'
import { useKitWords } from '../words.ts'

/** The server often says all there is to say in one sentence, and gives it as both. */
function differing({ title, detail }: ApiProblem): string {
  return detail === title ? '' : detail
}

/** Title and explanation of a problem in sentences: the server's own when it gave them, ours by code or status else. */
export function useProblemWords(): (problem: ApiProblem) => { title: string; detail: string } {
  const t = useKitWords()
  return (problem) => {
    const status = problem.status >= 500 ? 'server' : String(problem.status)
    const keys = [`problem.${problem.code}`, `problem.${status}`, 'problem.server']
    return {
      title: problem.title || t(keys.map((key) => `${key}.title`)),
      detail: problem.title ? differing(problem) : t(keys.map((key) => `${key}.detail`)),
    }
  }
}
