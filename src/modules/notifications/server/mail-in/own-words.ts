/** What somebody wrote themselves in an e-mail: pure. */

const bodyMost = 100_000

/** Below these lines stands the e-mail that is answered: of mail programs as they are used in China and elsewhere. */
const quoteBegins = [
  /^-{2,}\s*(?:原始邮件|原邮件|转发邮件|转发的邮件|转发邮件信息|Original Message|Original|Forwarded message|Reply message)\s*-{2,}$/i,
  /^在\s*\d{2,4}.{3,80}(?:写道|寫道|说道)\s*[:：]\s*$/,
  /^.{0,40}(?:于|於)\s*\d{4}.{3,80}(?:写道|寫道)\s*[:：]\s*$/,
  /^On .{6,120} wrote:\s*$/i,
  /^At \d{4}-\d{2}-\d{2}.{3,80} wrote:\s*$/i,
  /^_{20,}$/,
  /^(?:发件人|寄件者|From)\s*[:：]\s*.*@.*$/i,
]
/** A signature's dashes, and what telephones put under everything. */
const signature = [
  /^-- ?$/,
  /^(?:发自我的|从我的|来自我的|寄自我的|Sent from my )\S?.{0,30}$/i,
  /^(?:发自|来自).{0,20}(?:邮箱|手机版?|客户端)$/,
]

/** Without what is quoted, the signature, and blank lines in a row. */
export function ownWords(body: string): string {
  const lines = body.slice(0, bodyMost).split(/\r\n|[\r\n\u2028\u2029]/)
  const plain = lines.map((line) => line.trim())
  const end = plain.findIndex((line, at) => ends(line, plain[at + 1] ?? ''))
  return (end < 0 ? lines : lines.slice(0, end))
    .filter((line) => !/^\s*[>＞]/.test(line))
    .join('\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[ \t\u3000]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** A heading of a quotation may be broken over two lines. */
function ends(line: string, next: string): boolean {
  const whole = `${line} ${next}`
  const broken = /^(?:On |在 ?\d)/.test(line) && quoteBegins.some((one) => one.test(whole))
  return broken || quoteBegins.some((one) => one.test(line)) || signature.some((one) => one.test(line))
}

/** Characters; what comes after is of an answer nobody reads. */
const htmlMost = 200_000
const entities: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** The text of an e-mail that is HTML alone: quotations, styles and everything that isn't read is left out. */
export function textOfHtml(html: string): string {
  return html
    .slice(0, htmlMost)
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/<(style|script|head|title|blockquote)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(/[\r\n\t ]+/g, ' ')
    .replaceAll(/<\/?(?:p|div|br|li|tr|h[1-6]|hr|table|ul|ol)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^<>]{0,2000}>/g, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (found, decimal, hex, name) =>
      name
        ? (entities[String(name).toLowerCase()] ?? found)
        : character(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
    )
    .replaceAll(/\n[ ]+/g, '\n')
}

function character(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
}
