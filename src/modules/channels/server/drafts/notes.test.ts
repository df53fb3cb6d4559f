import { describe, expect, it } from 'vitest'
import { refused } from '../../../requests/test/acting.ts'
import { items } from '../../../requests/test/factory.ts'
import { setUpChannels } from '../../test/setting.ts'
import type { DraftRow, DraftView } from './drafts.ts'
import { callNotes, draftSound } from './queries.ts'
import { keepCallNote, writeDraft } from './take-in.ts'

const { at, show } = setUpChannels()

describe('a spoken note', () => {
  const upload = async () => {
    const stored = await at.platform.services.files.put(Buffer.from('sound'))
    return { ...stored, name: 'note.webm', mediaType: 'audio/webm', width: null, height: null }
  }

  const forget = async () => {
    await at.platform.jobs.runDue()
    await at.platform.dispatcher.drain()
  }

  /** A RIFF head is enough to be a sound. */
  const wav = Buffer.from('RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0', 'latin1')
  const send = (bytes: Buffer, query = '?seconds=3') => {
    const part = 'content-disposition: form-data; name="file"; filename="note"\r\ncontent-type: audio/webm'
    return at.served.http.inject({
      method: 'POST',
      url: `/api/c/${at.community.communityId}/call-notes${query}`,
      headers: {
        'x-test-account': at.community.clerk.accountId,
        'idempotency-key': crypto.randomUUID(),
        'content-type': 'multipart/form-data; boundary=part',
      },
      payload: Buffer.concat([Buffer.from(`--part\r\n${part}\r\n\r\n`), bytes, Buffer.from('\r\n--part--\r\n')]),
    })
  }

  it('is a sound by its bytes, not by its name', async () => {
    expect((await send(wav)).json()).toMatchObject({ source: 'sound', seconds: 3 })
    expect((await send(Buffer.from('<html>'))).json().code).toBe('platform.file_type_refused')
    expect((await send(wav, '')).statusCode).toBe(422)
    expect((await send(wav, `?seconds=3&ring=${crypto.randomUUID()}`)).statusCode).toBe(404)
  })

  it('is written down where the operator has a service for it, and says so', async () => {
    Object.assign(at.platform.services.config, { recogniser: { url: `${at.origin}/hear`, token: 't' } })
    at.answer = { text: '楼道灯坏了' }
    const note = await at.act<DraftRow>(keepCallNote, at.community.clerk, { file: await upload(), seconds: 7 })
    await at.platform.dispatcher.drain()
    Object.assign(at.platform.services.config, { recogniser: undefined })
    expect(await show(note.id, at.community.clerk)).toMatchObject({ recognised: true, whole_text: '楼道灯坏了' })
    const typed = { id: note.id, speaker: '', text: '楼道的灯坏了' }
    expect(await at.act<DraftView>(writeDraft, at.community.clerk, typed)).toMatchObject({ recognised: false })
  })

  it('is kept as sound until it is typed, and forgotten in time', async () => {
    const note = await at.act<DraftRow>(keepCallNote, at.community.clerk, { file: await upload(), seconds: 7 })
    expect(note).toMatchObject({ source: 'sound', seconds: 7, text: '' })
    expect(await at.act(callNotes, at.community.clerk, {})).toMatchObject({ calls: [], notes: [{ id: note.id }] })
    await refused(at.act(callNotes, at.community.buildingLeader, {}), 'platform.not_allowed')
    expect(await at.act(draftSound, at.community.clerk, { id: note.id })).toMatchObject({ mediaType: 'audio/webm' })
    await refused(at.act(draftSound, at.community.gridWorker, { id: note.id }), 'platform.not_found')
    const typed = { id: note.id, speaker: '', text: '楼道灯坏了' }
    expect(await at.act<DraftView>(writeDraft, at.community.clerk, typed)).toMatchObject({
      item: { code: items.lamp },
      sound: true,
    })
    at.platform.clock.advance(61 * 24 * 3_600_000)
    await forget()
    await refused(at.act(draftSound, at.community.clerk, { id: note.id }), 'platform.not_found')
    expect(await show(note.id, at.community.clerk)).toMatchObject({ sound: false, whole_text: '楼道灯坏了' })
    at.platform.clock.advance(130 * 24 * 3_600_000)
    await forget()
    expect(await show(note.id, at.community.clerk)).toMatchObject({
      state: 'dismissed',
      whole_text: '',
      forgotten: true,
      can: [],
    })
  })
})
