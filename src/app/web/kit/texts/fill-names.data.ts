/** What a text block and a text of a bulk act may name of the matter at hand: the names the server knows, the same in every language. */
export const fillNames = '{编号} {诉求} {地点}'

/** The words of a matter that stand for these names in a form about it. */
export function fillWords(matter: { number: string; title: string; place?: string }): Record<string, string> {
  return { 编号: matter.number, 诉求: matter.title, 地点: matter.place ?? '' }
}
