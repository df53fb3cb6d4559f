/** What a text of a bulk act may hold for each request to fill in: the names the server knows, the same in every language. */
export const fillNames = '{编号} {诉求} {地点}'
