/** Why the urgency of many was changed, where nobody said. */
export const bulkReason = '批量调整缓急'

/** What a text may name in braces, and which of the request's own words stand there then. */
export const placeholders = { 编号: 'number', 诉求: 'title', 地点: 'place' } as const
