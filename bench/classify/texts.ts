import type { Example } from '../../src/engines/classify/index.ts'
import { catalogueTemplate } from '../../src/modules/requests/catalogue/template.ts'
import { randomOf } from '../../src/shared/random.ts'

const labelsMost = 15
const phrasesMost = 8

/** What people say besides what it is about. */
const around = [
  '您好，我是小区的居民，有件事想请社区帮忙看看。',
  '已经好几天了，一直没有人来处理，老人孩子进出都不方便。',
  '之前也跟物业打过电话，说会来看，到现在也没有消息。',
  '希望有关部门尽快派人到现场看一下，给大家一个答复。',
  '我们这栋楼住的大多是老年人，上下楼本来就慢，晚上更要小心。',
  '同一个单元的邻居都遇到过，大家在群里说了很多次。',
  '如果需要我可以在家等着，周末和晚上都有时间，请提前打个电话。',
  '不知道这件事该找哪一个单位，麻烦告诉我们应该怎么办。',
  '去年也发生过一次，当时修过，没过多久又和原来一样了。',
  '附上了照片，请看一看，谢谢你们的辛苦工作。',
]

/** Made-up messages, each about one of fifteen things, in the words of the catalogue and what people say around them. */
export function messages(count: number, seed: number): Example[] {
  const random = randomOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const step = Math.floor(catalogueTemplate.length / labelsMost)
  const items = catalogueTemplate.filter((_, index) => index % step === 0).slice(0, labelsMost)
  return Array.from({ length: count }, () => {
    const item = pick(items)
    // Now and then somebody mentions something else too.
    const phrases = Array.from({ length: phrasesMost }, () =>
      random() < 0.2 ? pick(pick(items).words) : random() < 0.5 ? pick(item.words) : '',
    )
    const text = phrases.map((phrase) => `${pick(around)}${phrase}`).join('')
    return { text, label: item.code }
  })
}
