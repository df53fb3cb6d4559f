/** One message of a pasted chat. */
export type Said = { speaker: string; text: string; chatter: boolean }

const messagesMost = 50
const speakerMost = 20
const textMost = 2_000

/** 王阿姨: 楼道灯坏了 · a name, a colon, the words. */
const oneLine = /^([^:：\d\s][^:：]{0,19}|\d{1,3}[^:：]{1,19})[:：]\s*(\S.*)$/
/** 王阿姨 2026/3/4 9:20:11 · the head that WeChat puts before a message; the words follow below. */
const head =
  /^(.{1,20}?)[:：]?\s+(?:(?:\d{4}[-/年.])?\d{1,2}[-/月.]\d{1,2}日?\s*)?(?:星期.\s*|[上下]午\s*|昨天\s*)?\d{1,2}:\d{2}(?::\d{2})?$/
/** 王阿姨： · a name alone before the words, as WeChat merges several. */
const bareHead = /^([^:：\s]{1,20})[:：]$/
/** —— 2026-03-04 —— and what WeChat says by itself. */
const noise = /^(?:[-—=\s]*\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?[-—=\s]*|.*(?:加入了群聊|撤回了一条消息|拍了拍).*)$/
/** A colon in it parts words, not a name from them. */
const notNames = /[，。！？,!?；;]|^(?:https?|地址|电话|时间|地点|通知|注意|回复|转发|附)$/i

const chatter =
  /^(?:收到|好的?|好滴|ok|谢谢.{0,6}|辛苦了?.{0,4}|[1１]+|嗯+|是的|知道了|明白|早|早上好|晚安|在吗|\[[^\]]{1,4}\]|\p{Extended_Pictographic}|👍)+[!！。~～.\s]*$/iu

/**
 * Messages of a pasted chat: «name: words» line by line, or a line with name and time before the words; lines without a name go on with
 * the message above. What one person wrote in a row is one message. Without any name all of it is one message of nobody.
 */
export function splitPaste(pasted: string): { items: Said[]; more: boolean } {
  const messages: { speaker: string; lines: string[] }[] = []
  for (const raw of pasted.normalize('NFC').split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '' || noise.test(line)) continue
    const begun = begins(line)
    const last = messages.at(-1)
    if (begun && (last === undefined || last.speaker !== begun.speaker)) messages.push(begun)
    else if (last && begun) last.lines.push(...begun.lines)
    else if (last) last.lines.push(line)
    else messages.push({ speaker: '', lines: [line] })
  }
  const said = messages.filter((one) => one.lines.length > 0)
  return {
    items: said.slice(0, messagesMost).map(({ speaker, lines }) => {
      const text = [...lines.join('\n')].slice(0, textMost).join('')
      return { speaker: [...speaker].slice(0, speakerMost).join(''), text, chatter: chatter.test(text) }
    }),
    more: said.length > messagesMost,
  }
}

function begins(line: string): { speaker: string; lines: string[] } | null {
  const timed = head.exec(line) ?? bareHead.exec(line)
  if (timed?.[1] && isName(timed[1])) return { speaker: timed[1].trim(), lines: [] }
  const [, name, words] = oneLine.exec(line) ?? []
  return name && words && isName(name) ? { speaker: name.trim(), lines: [words] } : null
}

function isName(text: string): boolean {
  return !notNames.test(text.trim())
}
