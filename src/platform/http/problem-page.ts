import type { Problem } from './problem.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)

/** Two roofs sharing a wall, as on every page. */
const mark =
  '<svg width="26" height="26" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round" aria-hidden="true">' +
  '<path d="M4.9 10.2V19h14.2v-8.8M12 12v7"/><path d="M1.8 12.3C4.4 11.2 6 9.4 7 6.2c1 2.9 2.6 4.7 5 5.8 2.4-1.1 4-2.9 5-5.8 1 3.2 2.6 5 5.2 6.1" stroke-linecap="round"/></svg>'

/** What a person sees whose browser asked for a page that can't be shown: the sentence, a way on, the number to quote. */
export function problemPage(
  problem: Problem,
  nonce: string,
  words: { lang: string; home: string; product: string },
): string {
  return `<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8"><title>${escaped(problem.title)} · ${words.product}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">
body{margin:0;background:#faf7f2;color:#1f2421;font:17px/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{display:flex;align-items:center;gap:10px;padding:14px 20px;border-bottom:4px solid #17604f;background:#fff;font-weight:600;font-size:1.125rem}
header svg{color:#17604f}main{max-width:34em;margin:10vh auto 0;padding:0 20px}h1{font-size:1.4rem;line-height:1.5}p{color:#4a514d}
a{display:inline-block;margin-top:12px;padding:12px 20px;border-radius:8px;background:#17604f;color:#fff;text-decoration:none}
a:focus-visible{outline:3px solid #17604f;outline-offset:3px}small{color:#666d68}
</style></head>
<body><header>${mark}${words.product}</header><main><h1>${escaped(problem.detail)}</h1><a href="/">${words.home}</a><p><small>${problem.status} · ${problem.request_id}</small></p></main></body></html>
`
}
