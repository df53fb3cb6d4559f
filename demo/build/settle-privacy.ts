import type { Doer, Workshop } from './workshop.ts'

const topics = ['general', 'sensitive', 'minors'] as const
const parts = ['title', 'purpose', 'kinds', 'retention', 'rights', 'contact'] as const

/** Publishes the notices that ship: what the community tells its residents of their data. */
export async function settleNotices(workshop: Workshop): Promise<void> {
  const { texts } = workshop.platform.services
  await workshop.batch(async (tx) => {
    for (const topic of topics) {
      const say = (part: string) => texts.message('zh-CN', 'privacy', `notice_${topic}_${part}`)
      const content = Object.fromEntries(parts.map((part) => [part, say(part)]))
      const draft = { ...content, changes: '', ask_again: false, revision: null }
      await workshop.do(tx, 'privacy.write_notice', 'system', draft, { topic })
      await workshop.do(tx, 'privacy.publish_notice', 'system', { revision: 1 }, { topic })
    }
  })
}

/** One resident asks to have the entry mended, so that the list of rights isn't empty. */
export async function askForCorrection(workshop: Workshop, doer: Doer): Promise<void> {
  const wish = '楼栋登记错了一位，应是 2 单元，请核对。'
  await workshop.batch((tx) => workshop.do(tx, 'privacy.ask_right', doer, { kind: 'correction', wish }))
}
