/** Chinese words this engine treats apart. */

/** Words that say nothing about what a text is about. */
export const stopWords: ReadonlySet<string> = new Set(
  [
    '的 了 是 在 和 与 及 或 也 都 就 还 又 很 太 请 被 把 给 对 从 向 到 让 使 着 过 地 得 之 其 而 但 则',
    '我 你 您 他 她 它 们 这 那 哪 吗 呢 吧 啊 呀 嘛 哦 个 些',
    '我们 你们 您们 他们 她们 咱们 自己 大家 这个 那个 这些 那些 这里 那里 这样 那样 什么 怎么 为什么',
    '因为 所以 但是 而且 如果 可以 已经 现在 希望 麻烦 谢谢 你好 您好 一个 一下 一直 没有 还是 就是 不是',
    '不 没 有 比较 非常 有点 能不能 可不可以 尽快',
  ].flatMap((line) => line.split(' ')),
)

/** One to nine; two of them for two. */
export const numerals: ReadonlyMap<string, number> = new Map(
  [...'一二三四五六七八九'].map((numeral, index): [string, number] => [numeral, index + 1]).concat([['两', 2]]),
)

/** Of two words used for each other after a number, the first is written as the second. */
export const buildingWords = { from: '栋', to: '幢' }
