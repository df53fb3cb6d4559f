import { createServer, type Socket } from 'node:net'

export type Letter = { to: string; text: string; id: string }

/** A mail server as far as `smtpMail` talks to one; it takes everything but what is addressed to `gone@…`. */
export async function startSmtpServer(): Promise<{ url: string; letters: Letter[]; stop(): Promise<void> }> {
  const letters: Letter[] = []
  const server = createServer((socket) => converse(socket, letters))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function converse(socket: Socket, letters: Letter[]): void {
  let to = ''
  let body: string[] | null = null
  let rest = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    if (body) {
      if (line !== '.') return void body.push(line)
      const text = body.join('\n')
      letters.push({ to, text, id: /^Message-ID: (.*)$/im.exec(text)?.[1] ?? '' })
      body = null
      return say('250 taken')
    }
    const recipient = /^RCPT TO:<(.*?)>/i.exec(line)?.[1]
    if (recipient) to = recipient
    if (recipient?.startsWith('gone@')) return say('550 no such person')
    if (/^DATA/i.test(line)) {
      body = []
      return say('354 go on')
    }
    if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n')
    return say('250 ok')
  }
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8')
    const lines = rest.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 stand-in')
}
