/** What a text block may name of the request at hand, the same in every language. */
export const fillNames = '{编号} {诉求} {地点}'
