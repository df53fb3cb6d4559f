/** What a text of a bulk act may hold for each request to fill in: the names the server knows, the same in every language. */
export const fillNames = '{编号} {诉求} {地点}'

/** What a text block put into a form of a request may name: the request's own words by the same names. */
export function fillWords(request: { number: string; title: string; place?: string }): Record<string, string> {
  return { 编号: request.number, 诉求: request.title, 地点: request.place ?? '' }
}
